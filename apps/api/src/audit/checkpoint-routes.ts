import { notFound, Refused } from "@bailiwick/domain";
import type { FastifyInstance } from "fastify";
import type { Pool } from "pg";
import { z } from "zod";

/** Where checkpoints are published. */
export const checkpointRoot = "/api/checkpoints";

const Published = z.object({ organization: z.uuid(), address: z.string().regex(/^[\w-]{43}$/) });

/**
 * The newest checkpoint of an organization's chain, at `<organization>/<address>`, for anyone who was given the address. It tells
 * how many entries there are, and nothing of what is in them. A wrong address looks like a missing one.
 */
export async function checkpointRoutes(
  app: FastifyInstance,
  { reads }: { readonly reads: Pool },
): Promise<void> {
  app.get("/:organization/:address", async ({ params }, reply) => {
    const asked = Published.safeParse(params);
    if (!asked.success) throw new Refused(notFound);
    const { organization, address } = asked.data;
    const { rows } = await reads.query<{ note: string | null }>(
      "SELECT audit.published_checkpoint($1, $2) AS note",
      [organization, address],
    );
    const note = rows[0]?.note ?? null;
    if (note === null) throw new Refused(notFound);
    return reply.type("text/plain; charset=utf-8").send(note);
  });
}
