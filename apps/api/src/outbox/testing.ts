import type { Pool } from "pg";
import { mailWork, type Transport } from "./deliver.ts";

/** Delivers, one after another, all mail that is due now; returns how many were settled, delivered or postponed. */
export async function deliverDue(pool: Pool, transport: Transport): Promise<number> {
  const { claim } = mailWork(pool, transport, (mail) => {
    throw new Error(`${mail} was another's`);
  });
  const stopping = new AbortController().signal;
  for (let count = 0; ; count += 1) {
    const [piece] = await claim(1);
    if (piece === undefined) return count;
    await piece(stopping);
  }
}
