import { notFound, Refused } from "@bailiwick/domain";
import type { FastifyInstance } from "fastify";
import type { Pool } from "pg";
import type { CheckpointSigner } from "./checkpoint-signer.ts";

/** Where checkpoints are published. */
export const checkpointRoot = "/api/checkpoints";

type Published = { readonly organization: string; readonly address: string };

/**
 * The newest checkpoint of an organization's chain, at `<organization>/<address>`, for anyone who was given the address. It tells
 * how many entries there are, and nothing of what is in them. A wrong address looks like a missing one.
 */
export async function checkpointRoutes(
  app: FastifyInstance,
  { reads, signer }: { readonly reads: Pool; readonly signer: CheckpointSigner },
): Promise<void> {
  app.get<{ Params: Published }>("/:organization/:address", async ({ params }, reply) => {
    if (!signer.isAddressOf(params.organization, params.address)) throw new Refused(notFound);
    const { rows } = await reads.query<{ note: string | null }>(
      "SELECT audit.published_checkpoint($1) AS note",
      [params.organization],
    );
    const note = rows[0]?.note ?? null;
    if (note === null) throw new Refused(notFound);
    return reply.type("text/plain; charset=utf-8").send(note);
  });
}
