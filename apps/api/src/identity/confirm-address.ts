import type { BetterAuthPlugin, User } from "better-auth";
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import type { Pool } from "pg";
import { z } from "zod";
import { readConfirmation } from "./confirmation.ts";

/**
 * `POST /confirm-address { token }`: the signed-in person proves, with the token from the mail, that the account's
 * address is theirs.
 *
 * Replaces better-auth's `GET /verify-email`, which any visitor of the link completes: a mail scanner, or the owner of
 * an address with which a stranger created an account. Here the mailbox and the account must belong to the same person,
 * and a GET changes nothing.
 */
export function confirmAddress(pool: Pool, confirmed: (user: User) => Promise<void>) {
  return {
    id: "confirm-address",
    endpoints: {
      confirmAddress: createAuthEndpoint(
        "/confirm-address",
        { method: "POST", body: z.object({ token: z.string() }), use: [sensitiveSessionMiddleware] },
        async (ctx) => {
          const { user } = ctx.context.session;
          const whose = await readConfirmation(pool, ctx.body.token, user);
          if (whose === "none") {
            throw new APIError("BAD_REQUEST", {
              code: "INVALID_TOKEN",
              message: "This link is no longer valid. Request a new one.",
            });
          }
          if (whose === "another") {
            throw new APIError("FORBIDDEN", {
              code: "OTHER_ACCOUNT",
              message: "Sign in with the account whose address this link confirms.",
            });
          }
          if (!user.emailVerified) {
            await ctx.context.internalAdapter.updateUser(user.id, { emailVerified: true });
          }
          await confirmed(user);
          return ctx.json({ status: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
