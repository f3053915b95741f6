import type { Pool } from "pg";
import { deliverDue, type Transport } from "./deliver.ts";

/** Looks for due mail every so many milliseconds, one look at a time. `stop` returns when the last one is over. */
export function startCourier(
  pool: Pool,
  transport: Transport,
  failed: (error: unknown) => void,
  every = 1_000,
): { stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let round: Promise<void> = Promise.resolve();
  const plan = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      round = deliverDue(pool, transport).then(plan, (error: unknown) => {
        failed(error);
        plan();
      });
    }, every);
  };
  plan();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
