import { isRetryable } from "./errors.ts";

const tries = 4;

/** Runs an attempt again after a serialization failure or a deadlock, up to three times. */
export async function retried<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (count === tries || !isRetryable(error)) throw error;
    }
  }
}
