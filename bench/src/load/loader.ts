import { once } from "node:events";
import { resolve } from "node:path";
import { startProgram } from "../processes/child.ts";
import type { Job, Outcome } from "./job.ts";

/** The load process, and how to start it. */
export type Loader = {
  /** Lets a newly started server open its connections, cache its plans and compile its code. */
  readonly prime: (jobs: readonly Job[]) => Promise<void>;
  /** @throws when an answer was not 200 or a connection broke: such a run measures something else. */
  readonly run: (job: Job) => Promise<Outcome>;
  readonly stop: () => Promise<void>;
};

/** How much longer this lasts than the warm-up before each round. */
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
