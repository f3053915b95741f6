import { setTimeout as pause } from "node:timers/promises";
import type { Profile } from "./shares.ts";

type Message = { readonly id: number; readonly result: { readonly profile?: Profile } };

/** The profiler of a process that was started with `--inspect` on this port, over its inspector protocol. */
export type Profiler = {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<Profile>;
  /** Lets the process end: it waits for its inspector to leave. */
  readonly leave: () => void;
};

/** How often a sample is taken, in microseconds. */
const interval = 200;

export async function openProfiler(port: number): Promise<Profiler> {
  const socket = new WebSocket(await inspectorOf(port));
  await new Promise((opened) => socket.addEventListener("open", opened, { once: true }));
  const waiting = new Map<number, (result: Message["result"]) => void>();
  socket.addEventListener("message", ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as Message;
    waiting.get(id)?.(result);
  });
  let sent = 0;
  const send = (method: string, params: object = {}) => {
    sent += 1;
    const { promise, resolve } = Promise.withResolvers<Message["result"]>();
    waiting.set(sent, resolve);
    socket.send(JSON.stringify({ id: sent, method, params }));
    return promise;
  };
  return {
    start: async () => {
      await send("Profiler.enable");
      await send("Profiler.setSamplingInterval", { interval });
      await send("Profiler.start");
    },
    stop: async () => {
      const { profile } = await send("Profiler.stop");
      if (profile === undefined) throw new Error("the inspector has no profile");
      return profile;
    },
    leave: () => socket.close(),
  };
}

async function inspectorOf(port: number): Promise<string> {
  for (let left = 100; ; left -= 1) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/json/list`);
      const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[];
      if (target !== undefined) return target.webSocketDebuggerUrl;
    } catch (error) {
      if (left === 0) throw error;
    }
    await pause(50);
  }
}
