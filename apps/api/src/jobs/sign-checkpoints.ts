import type { Pool } from "pg";
import type { Logger } from "pino";
import type { CheckpointSigner } from "../audit/checkpoint-signer.ts";

/** How many chains are read at a time. */
const batch = 1_000;

type Due = {
  readonly org_id: string;
  readonly seq: string;
  readonly hash: string;
  readonly follows: boolean;
};

type Parts = {
  /** Connections of the worker role. */
  readonly pool: Pool;
  readonly signer: CheckpointSigner;
  readonly publicUrl: URL;
  readonly log: Pick<Logger, "error">;
  /** Nothing more is signed once it is aborted. */
  readonly signal: AbortSignal;
};

/**
 * Signs and publishes the head of every chain that grew since its last checkpoint. A chain that no longer contains what its last
 * checkpoint signs was rewritten: nothing is signed for it, and the log says so.
 * @returns how many were signed, and how many chains were rewritten
 */
export async function signCheckpoints(parts: Parts): Promise<{ signed: number; rewritten: number }> {
  const { pool, signer, publicUrl, log, signal } = parts;
  const { rows } = await pool.query<Due>("SELECT * FROM audit.checkpoints_due($1)", [batch]);
  let signed = 0;
  let rewritten = 0;
  for (const { org_id, seq, hash, follows } of rows) {
    if (signal.aborted) break;
    if (!follows) {
      rewritten += 1;
      log.error({ org_id }, "the audit log was rewritten after its last checkpoint");
      continue;
    }
    const note = signer.sign(publicUrl.host, org_id, { seq: Number(seq), hash });
    await pool.query("SELECT audit.keep_checkpoint($1, $2, $3, $4, $5)", [
      org_id,
      seq,
      hash,
      note,
      signer.addressOf(org_id),
    ]);
    signed += 1;
  }
  return { signed, rewritten };
}
