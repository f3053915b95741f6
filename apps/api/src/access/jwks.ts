import type { FastifyInstance } from "fastify";
import type { Pool } from "pg";

/** How long others keep the published keys, in seconds: a new key is published a day before it signs. */
const keptSeconds = 300;

/** The public keys of the instance's access tokens (RFC 7517), at `/.well-known/jwks.json`. */
export async function jwksRoutes(app: FastifyInstance, { reads }: { readonly reads: Pool }): Promise<void> {
  app.get("/jwks.json", async (_, reply) => {
    const { rows } = await reads.query<{ keys: object[] }>("SELECT authz.published_keys() AS keys");
    return reply
      .header("cache-control", `public, max-age=${keptSeconds}`)
      .type("application/jwk-set+json")
      .send(JSON.stringify({ keys: rows[0]?.keys ?? [] }));
  });
}
