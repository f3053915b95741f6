import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { readChallenge } from "./challenge.ts";
import { demandFactor, type Factors, shown, wrongPasskey } from "./factor.ts";
import { keepFactorProof } from "./factor-proof.ts";
import { demandPassword } from "./own-password.ts";
import { askToRegister, askToSign, takeAssertion, takeRegistration } from "./passkey.ts";
import { Assertion, Registration } from "./passkey-answers.ts";
import { inTransaction } from "./transaction.ts";

/** The path that begins a session by a passkey alone: it asked for its person's finger, face or PIN, so it is two factors. */
export const passkeyPath = "/sign-in/passkey";

/**
 * Passkeys (WebAuthn):
 * - `POST /passkey/options { challenge? }` → what a device signs; for the account of a challenge, or whichever the person chooses;
 * - `POST /sign-in/passkey { passkey, rememberMe? }` begins a session without a password;
 * - `POST /account/passkey { password, code | passkey }` → what a device makes a passkey of; someone who has a second factor shows it;
 * - `POST /account/passkey/proof { registration }` → `{ proof }` for the API call that adds it.
 */
export function passkeys(factors: Factors) {
  const { pool, site } = factors;
  return {
    id: "passkeys",
    endpoints: {
      passkeyOptions: createAuthEndpoint(
        "/passkey/options",
        { method: "POST", body: z.object({ challenge: z.string().optional() }) },
        async (ctx) => {
          const { challenge } = ctx.body;
          const asked = challenge === undefined ? null : await readChallenge(pool, challenge);
          return ctx.json(await askToSign(pool, site, asked?.user ?? null));
        },
      ),
      signInWithPasskey: createAuthEndpoint(
        passkeyPath,
        { method: "POST", body: z.object({ passkey: Assertion, rememberMe: z.boolean().optional() }) },
        async (ctx) => {
          const { passkey, rememberMe } = ctx.body;
          const isKept = rememberMe !== false;
          const signed = await inTransaction(pool, (client) =>
            takeAssertion(client, site, { answer: passkey, user: null }),
          );
          if (signed === null) throw wrongPasskey();
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(signed.user);
          if (user === null) throw new APIError("UNAUTHORIZED");
          const session = await internalAdapter.createSession(user.id, !isKept);
          await setSessionCookie(ctx, { session, user }, !isKept);
          return ctx.json({ token: session.token });
        },
      ),
      beginPasskey: createAuthEndpoint(
        "/account/passkey",
        {
          method: "POST",
          body: z.object({ password: z.string(), ...shown }),
          use: [sensitiveSessionMiddleware],
        },
        async (ctx) => {
          const { user, session } = ctx.context.session;
          const { password, ...given } = ctx.body;
          await demandPassword(pool, ctx.context.password.verify, { user: user.id, password });
          await demandFactor(factors, user.id, given);
          return ctx.json(await askToRegister(pool, site, { ...user, session: session.id }));
        },
      ),
      provePasskey: createAuthEndpoint(
        "/account/passkey/proof",
        { method: "POST", body: z.object({ registration: Registration }), use: [sensitiveSessionMiddleware] },
        async (ctx) => {
          const { user, session } = ctx.context.session;
          const claim = await takeRegistration(pool, site, {
            answer: ctx.body.registration,
            id: user.id,
            session: session.id,
          });
          if (claim === null) throw wrongPasskey();
          return ctx.json({ proof: await keepFactorProof(pool, claim) });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
