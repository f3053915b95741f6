import type { Pool } from "pg";
import { deliverDue, type Transport } from "./deliver.ts";

/** Looks for due mail every so many milliseconds, one look at a time. `stop` returns when the mail
 * that is on its way has arrived, or has not. */
export function startMailWorker(
  pool: Pool,
  transport: Transport,
  failed: (error: unknown) => void,
  every = 1_000,
): { stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  const stopping = new AbortController();
  let round: Promise<void> = Promise.resolve();
  const plan = () => {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      round = deliverDue(pool, transport, stopping.signal).then(plan, (error: unknown) => {
        failed(error);
        plan();
      });
    }, every);
  };
  plan();
  return {
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await round;
    },
  };
}
