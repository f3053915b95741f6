import { once } from "node:events";
import { resolve } from "node:path";
import { startProgram } from "../processes/child.ts";

/** The streams to open: one for each session. */
export type Consoles = { readonly url: string; readonly path: string; readonly tokens: readonly string[] };

/** For each stream, when it was told of a change, in milliseconds since 1970. */
export type Told = { readonly told: readonly (readonly number[])[] };

/** A process that holds open consoles. */
export function startConsoles() {
  const child = startProgram({
    command: [process.execPath, resolve(import.meta.dirname, "consoles-process.ts")],
    ipc: true,
  });
  const order = async (message: Consoles | "told" | "close") => {
    child.process.send(message);
    const [answer] = (await once(child.process, "message")) as [Told | { readonly error: string }];
    if ("error" in answer) throw new Error(answer.error);
    return answer.told;
  };
  return {
    open: (consoles: Consoles) => order(consoles),
    /** When each was told since the last time. */
    told: () => order("told"),
    close: () => order("close"),
    stop: child.stop,
  };
}
