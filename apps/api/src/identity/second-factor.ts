import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { Pool } from "pg";
import { z } from "zod";
import type { MailMessage } from "../mail/texts/index.ts";
import { beginAuthenticator, takeCode } from "./authenticator.ts";
import { newChallenge, readChallenge, spendChallenge } from "./challenge.ts";
import { factorClaim, newFactorProof } from "./factor-proof.ts";
import { newId } from "./id.ts";
import { demandPassword } from "./own-password.ts";
import { inTransaction } from "./transaction.ts";

type Settings = {
  readonly pool: Pool;
  /** The instance's secret, from which the key of the authenticators' secrets comes. */
  readonly secret: string;
  /** Words the mail that someone signed in with a recovery code, of which so many are left. */
  readonly usedCode: (
    user: { id: string },
    request: Request | undefined,
  ) => Promise<(left: number) => MailMessage>;
};

/** The path that begins a session with a code; every other way to one asks for the code first. */
export const codePath = "/sign-in/second-factor";

const wrongCode = () =>
  new APIError("BAD_REQUEST", { code: "WRONG_CODE", message: "This code is wrong, or it was used before." });

/** Thrown in the place of a session that needs a code first: {@link asChallenge} makes an answer of it. */
export async function demandCode(pool: Pool, user: string, isKept: boolean): Promise<never> {
  throw new APIError("FORBIDDEN", {
    code: "SECOND_FACTOR",
    message: "Enter a code of your authenticator app.",
    challenge: await newChallenge(pool, user, isKept),
  });
}

/** The answer to the right password of an account with a second factor: what the code is sent with. */
export async function asChallenge(response: Response): Promise<Response> {
  if (response.status !== 403) return response;
  const told = z.object({ code: z.literal("SECOND_FACTOR"), challenge: z.string() }).safeParse(
    await response
      .clone()
      .json()
      .catch(() => null),
  );
  return told.success ? Response.json({ challenge: told.data.challenge }) : response;
}

/**
 * What a second factor adds to signing in, and how its person shows that they have it:
 * - `POST /sign-in/second-factor { challenge, code }` begins the session for which the password was typed;
 * - `POST /account/authenticator { password }` → `{ secret, uri }` begins to set one up;
 * - `POST /account/code { password, code }` → `{ proof }` for the API call that turns it on or off, or replaces recovery codes.
 */
export function secondFactor({ pool, secret, usedCode }: Settings) {
  return {
    id: "second-factor",
    endpoints: {
      signInWithCode: createAuthEndpoint(
        codePath,
        { method: "POST", body: z.object({ challenge: z.string(), code: z.string() }) },
        async (ctx) => {
          const { challenge, code } = ctx.body;
          const over = () =>
            new APIError("UNAUTHORIZED", { code: "CHALLENGE_OVER", message: "Sign in again." });
          const asked = await readChallenge(pool, challenge);
          if (asked === null) throw over();
          const { user: id, email, isKept } = asked;
          // Before the transaction, which has a connection of its own.
          const mailOf = await usedCode({ id }, ctx.request);
          const { left } = await inTransaction(pool, async (client) => {
            if (!(await spendChallenge(client, challenge))) throw over();
            const taken = await takeCode(client, secret, { user: id, code });
            if (taken === null) throw wrongCode();
            if (taken.left !== null) {
              const { subject, body } = mailOf(taken.left);
              await client.query("SELECT public.outbox_mail($1, $2, $3, 'recovery_code_used')", [
                email,
                subject,
                body,
              ]);
            }
            return taken;
          });
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(id);
          if (user === null) throw new APIError("UNAUTHORIZED");
          const session = await internalAdapter.createSession(id, !isKept);
          await setSessionCookie(ctx, { session, user }, !isKept);
          return ctx.json({ token: session.token, recoveryCodes: left });
        },
      ),
      beginAuthenticator: createAuthEndpoint(
        "/account/authenticator",
        { method: "POST", body: z.object({ password: z.string() }), use: [sensitiveSessionMiddleware] },
        async (ctx) => {
          const { user } = ctx.context.session;
          const { password } = ctx.body;
          await demandPassword(pool, ctx.context.password.verify, { user: user.id, password });
          const begun = await beginAuthenticator(pool, secret, user);
          if (begun === null)
            throw new APIError("CONFLICT", { code: "HAS_AUTHENTICATOR", message: "It is on already." });
          return ctx.json(begun);
        },
      ),
      proveCode: createAuthEndpoint(
        "/account/code",
        {
          method: "POST",
          body: z.object({ password: z.string(), code: z.string() }),
          use: [sensitiveSessionMiddleware],
        },
        async (ctx) => {
          const { user, session } = ctx.context.session;
          const { password, code } = ctx.body;
          await demandPassword(pool, ctx.context.password.verify, { user: user.id, password });
          const { token, hash } = newFactorProof();
          await inTransaction(pool, async (client) => {
            const taken = await takeCode(client, secret, { user: user.id, code });
            if (taken === null) throw wrongCode();
            await client.query(
              `INSERT INTO identity.verification (id, identifier, value, expires_at, created_at)
               VALUES ($1, $2, $3, now() + interval '10 minutes', now())`,
              [newId(), hash, factorClaim(user.id, session.id, taken.authenticator)],
            );
          });
          return ctx.json({ proof: token });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
