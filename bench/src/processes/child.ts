import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A program that runs beside this one. */
export type Child = {
  readonly pid: number;
  readonly process: ChildProcess;
  /** Ends it and waits until it has exited. */
  readonly stop: () => Promise<void>;
};

/** The base environment of a child process, without settings meant for a real instance. */
const base: NodeJS.ProcessEnv = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production" };

export type Program = {
  readonly command: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** A channel for messages. */
  readonly ipc?: boolean;
  /** Captures its standard error instead of passing it on. */
  readonly quiet?: boolean;
};

/** Starts a program; its standard error goes to ours. */
export function startProgram({
  command: [file = "", ...rest],
  env,
  cwd,
  ipc = false,
  quiet = false,
}: Program): Child {
  const child = spawn(file, rest, {
    env: { ...base, ...env },
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ["ignore", "pipe", quiet ? "ignore" : "inherit", ...(ipc ? (["ipc"] as const) : [])],
  });
  const gone = once(child, "exit");
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await gone;
  };
  return { pid: child.pid ?? 0, process: child, stop };
}

/** Waits for the first matching line, and keeps reading so that the program never blocks on us. */
export async function lineOf({ process: child }: Child, pattern: RegExp): Promise<string> {
  if (child.stdout === null) throw new Error("the program's output is not read");
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) =>
      reject(new Error(`the program ended with ${code} before it said ${pattern}`)),
    );
    lines.on("line", (line) => {
      const match = pattern.exec(line);
      if (match) resolve(match[1] ?? match[0]);
    });
  });
}
