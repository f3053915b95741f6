import { once } from "node:events";
import { resolve } from "node:path";
import { startProgram } from "../processes/child.ts";
import type { Job, Outcome } from "./job.ts";

/** The process that makes the load, and how to set it to work. */
export type Loader = {
  /** Lets a server that has just been started get its connections, its plans and its compiled code. */
  readonly prime: (jobs: readonly Job[]) => Promise<void>;
  /** @throws when an answer was not 200 or a connection broke: such a run measures something else. */
  readonly run: (job: Job) => Promise<Outcome>;
  readonly stop: () => Promise<void>;
};

/** How many times as long as the warm-up before each round. */
const priming = 5;

export function startLoader(): Loader {
  const child = startProgram({
    command: [process.execPath, resolve(import.meta.dirname, "process.ts")],
    ipc: true,
  });
  const run = async (job: Job) => {
    child.process.send(job);
    const [answer] = (await once(child.process, "message")) as [{ outcome?: Outcome; error?: string }];
    if (answer.outcome === undefined) throw new Error(answer.error);
    const { failures } = answer.outcome;
    if (failures > 0) throw new Error(`${failures} requests to ${job.url} failed: ${job.shots[0]?.path}`);
    return answer.outcome;
  };
  const prime = async (jobs: readonly Job[]) => {
    for (const job of jobs) await run({ ...job, warmUp: 0, seconds: job.warmUp * priming });
  };
  return { run, prime, stop: child.stop };
}
