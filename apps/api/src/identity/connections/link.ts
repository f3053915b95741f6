import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import type { Pool } from "pg";
import { z } from "zod";
import { newId } from "../id.ts";
import { demandPassword } from "../own-password.ts";
import { newTicket } from "./tickets.ts";

/**
 * `POST /account/connection { password }` → `{ ticket }`: the signed-in person, who knows the account's password, begins to connect
 * it to the provider of their organization. Who runs that provider can't do so for them.
 */
export function linkAccount(pool: Pool) {
  return {
    id: "link-account",
    endpoints: {
      linkAccount: createAuthEndpoint(
        "/account/connection",
        { method: "POST", body: z.object({ password: z.string() }), use: [sensitiveSessionMiddleware] },
        async (ctx) => {
          const { user, session } = ctx.context.session;
          const { password } = ctx.body;
          await demandPassword(pool, ctx.context.password.verify, { user: user.id, password });
          const { token, hash } = newTicket();
          const { rowCount } = await pool.query(
            `INSERT INTO identity.verification (id, identifier, value, expires_at, created_at)
             SELECT $1, $2, concat_ws(' ', 'connection-link', c.org_id, c.id, $3::text, $4::text), now() + interval '10 minutes', now()
             FROM authz.connection_of_address($5) c`,
            [newId(), hash, user.id, session.id, user.email],
          );
          if (rowCount !== 1) {
            throw new APIError("NOT_FOUND", { code: "NO_CONNECTION", message: "There is no connection." });
          }
          return ctx.json({ ticket: token });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
