import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import type { Pool } from "pg";
import { z } from "zod";
import type { MailMessage } from "../mail/texts/index.ts";
import { newId } from "./id.ts";
import { addressClaim, newAddressToken } from "./new-address.ts";
import { demandPassword } from "./own-password.ts";

/** The mails: the link to the new address, or that it has an account; and the notice to the current one. */
type Mails = { readonly link: MailMessage; readonly taken: MailMessage; readonly asked: MailMessage };

type Settings = {
  readonly pool: Pool;
  readonly mails: (
    user: { id: string },
    request: Request | undefined,
    change: { readonly token: string; readonly newEmail: string },
  ) => Promise<Mails>;
};

/**
 * `POST /account/email { password, newEmail }`: the signed-in person requests another address. Nothing changes before the link
 * in the mail to it is opened (account.changeAddress); the link of an earlier request ends. Only the mail to the new address
 * tells whether it has an account.
 */
export function askForAddress({ pool, mails }: Settings) {
  return {
    id: "ask-for-address",
    endpoints: {
      askForAddress: createAuthEndpoint(
        "/account/email",
        {
          method: "POST",
          body: z.object({ password: z.string(), newEmail: z.string() }),
          use: [sensitiveSessionMiddleware],
        },
        async (ctx) => {
          const { user } = ctx.context.session;
          const { password, newEmail } = ctx.body;
          await demandPassword(pool, ctx.context.password.verify, { user: user.id, password });
          if (newEmail === user.email) {
            throw new APIError("BAD_REQUEST", { code: "SAME_ADDRESS", message: "This is your address." });
          }
          const { token, hash } = newAddressToken();
          const { link, taken, asked } = await mails(user, ctx.request, { token, newEmail });
          const claim = addressClaim(user.id);
          // One statement for an address with an account and for one without: neither takes longer.
          const { rowCount } = await pool.query(
            `WITH person AS (
               SELECT u.id FROM identity."user" u WHERE u.id = $1 AND u.email = $2 AND u.suspended_at IS NULL
             ), known AS (
               SELECT EXISTS (SELECT FROM identity."user" u WHERE u.email = $3) AS has_account
             ), outdated AS (
               DELETE FROM identity.verification v USING person WHERE starts_with(v.value, $4)
             ), made AS (
               INSERT INTO identity.verification (id, identifier, value, expires_at, created_at)
                 SELECT $5::uuid, $6, $4 || $2 || ' ' || $3, now() + interval '1 hour', now()
                 FROM person, known WHERE NOT has_account
             )
             SELECT CASE WHEN has_account THEN public.outbox_mail($3, $7, $8, 'address_has_account')
                         ELSE public.outbox_mail($3, $9, $10, 'new_address') END,
               public.outbox_mail($2, $11, $12, 'new_address_asked')
             FROM person, known`,
            [user.id, user.email, newEmail, claim, newId(), hash].concat(
              [taken, link, asked].flatMap(({ subject, body }) => [subject, body]),
            ),
          );
          // The account changed in the meantime.
          if (rowCount !== 1) throw new APIError("CONFLICT");
          return ctx.json({ status: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
