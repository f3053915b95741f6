import { createHash } from "node:crypto";
import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import type { Pool } from "pg";
import { z } from "zod";
import { newId } from "./id.ts";
import { demandPassword } from "./own-password.ts";
import { isTypedToken, newTypedToken } from "./typed-token.ts";

const prefix = "bwp_";

const identifierOf = (token: string) => createHash("sha256").update(`proof:${token}`).digest("base64url");

/** The stored value of a proof: the person, and the session in which they typed the password. */
export const proofClaim = (user: string, session: string) => `proof ${user} ${session}`;

/** A new proof, and the hash that the database keeps of it. */
export function newProof(): { readonly token: string; readonly hash: string } {
  const token = newTypedToken(prefix);
  return { token, hash: identifierOf(token) };
}

/** The hash of a proof from outside; null if it is not a valid proof. */
export function proofHash(token: string): string | null {
  return isTypedToken(prefix, token) ? identifierOf(token) : null;
}

/**
 * `POST /account/proof { password }` → `{ proof }`: the signed-in person shows that they know their password. The proof
 * works once, for ten minutes by the database's clock, in this session, for an API call that requires the password; and for as
 * long, the session can do what needs a recent sign-in.
 */
export function provePassword(pool: Pool) {
  return {
    id: "prove-password",
    endpoints: {
      provePassword: createAuthEndpoint(
        "/account/proof",
        { method: "POST", body: z.object({ password: z.string() }), use: [sensitiveSessionMiddleware] },
        async (ctx) => {
          const { user, session } = ctx.context.session;
          const { password } = ctx.body;
          await demandPassword(pool, ctx.context.password.verify, { user: user.id, password });
          const { token, hash } = newProof();
          await pool.query(
            `WITH proven AS (UPDATE identity.session SET proven_at = now() WHERE id = $4)
             INSERT INTO identity.verification (id, identifier, value, expires_at, created_at)
             VALUES ($1, $2, $3, now() + interval '10 minutes', now())`,
            [newId(), hash, proofClaim(user.id, session.id), session.id],
          );
          return ctx.json({ proof: token });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
