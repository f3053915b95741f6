import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import type { Pool } from "pg";
import { z } from "zod";
import type { MailMessage } from "../mail/texts/index.ts";
import { challengeClaim } from "./challenge.ts";
import { addressClaim } from "./new-address.ts";
import { demandPassword } from "./own-password.ts";

type Settings = {
  readonly pool: Pool;
  readonly message: (user: { id: string }, request: Request | undefined) => Promise<MailMessage>;
  /** Receives the person whose other sessions have ended. */
  readonly ended: (user: string) => void;
};

/**
 * `POST /account/password { password, newPassword }`: the signed-in person changes their password. One statement also
 * ends the other sessions and the links of a reset and of a new address, and a mail reports the change; this session
 * stays.
 */
export function changePassword({ pool, message, ended }: Settings) {
  return {
    id: "change-own-password",
    endpoints: {
      changeOwnPassword: createAuthEndpoint(
        "/account/password",
        {
          method: "POST",
          body: z.object({ password: z.string(), newPassword: z.string() }),
          use: [sensitiveSessionMiddleware],
        },
        async (ctx) => {
          const { user, session } = ctx.context.session;
          const { hash, verify } = ctx.context.password;
          const { password, newPassword } = ctx.body;
          const old = await demandPassword(pool, verify, { user: user.id, password });
          const { subject, body } = await message(user, ctx.request);
          const { rowCount } = await pool.query(
            `WITH changed AS (
               UPDATE identity.account SET password = $3, updated_at = now()
               WHERE user_id = $1 AND provider_id = 'credential' AND password = $2 RETURNING user_id
             ), signed_out AS (
               DELETE FROM identity.session s USING changed WHERE s.user_id = changed.user_id AND s.id <> $4
             ), outdated AS (
               DELETE FROM identity.verification v USING changed
               WHERE v.value = changed.user_id::text OR starts_with(v.value, $8) OR starts_with(v.value, $9)
             )
             SELECT public.outbox_mail($5, $6, $7, 'password_changed') FROM changed`,
            [
              user.id,
              old,
              await hash(newPassword),
              session.id,
              user.email,
              subject,
              body,
              addressClaim(user.id),
              challengeClaim(user.id),
            ],
          );
          // Another change came first.
          if (rowCount !== 1) throw new APIError("CONFLICT");
          ended(user.id);
          return ctx.json({ status: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
