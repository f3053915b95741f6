import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { Pool } from "pg";
import { z } from "zod";
import type { MailMessage } from "../mail/texts/index.ts";
import { beginAuthenticator } from "./authenticator.ts";
import { newChallenge, readChallenge, spendChallenge } from "./challenge.ts";
import { demandFactor, type Factors, shown, takeFactor } from "./factor.ts";
import { factorClaim, keepFactorProof } from "./factor-proof.ts";
import { demandPassword } from "./own-password.ts";
import { inTransaction } from "./transaction.ts";

type Settings = {
  readonly factors: Factors;
  /** Words the mail that someone signed in with a recovery code, of which so many are left. */
  readonly usedCode: (
    user: { id: string },
    request: Request | undefined,
  ) => Promise<(left: number) => MailMessage>;
};

/** The path that begins a session with a password and a factor. */
export const codePath = "/sign-in/second-factor";

/** Thrown in the place of a session that needs a second factor first: {@link asChallenge} makes an answer of it. */
export async function demandSecondFactor(pool: Pool, user: string, isKept: boolean): Promise<never> {
  throw new APIError("FORBIDDEN", {
    code: "SECOND_FACTOR",
    message: "Enter a code of your authenticator app, or use a passkey.",
    challenge: await newChallenge(pool, user, isKept),
    ...(await factorsOf(pool, user)),
  });
}

/** What someone is told whose password was right: the challenge, and what they can answer it with, besides a recovery code. */
const Challenge = z.object({ challenge: z.string(), authenticator: z.boolean(), passkey: z.boolean() });

async function factorsOf(pool: Pool, user: string): Promise<Omit<z.infer<typeof Challenge>, "challenge">> {
  const { rows } = await pool.query<{ authenticator: boolean; passkey: boolean }>(
    `SELECT EXISTS (SELECT FROM identity.authenticator WHERE user_id = $1 AND confirmed_at IS NOT NULL) AS authenticator,
       EXISTS (SELECT FROM identity.passkey WHERE user_id = $1) AS passkey`,
    [user],
  );
  return rows[0] ?? { authenticator: false, passkey: false };
}

/** The answer to the right password of an account with a second factor: what the factor is sent with. */
export async function asChallenge(response: Response): Promise<Response> {
  if (response.status !== 403) return response;
  const told = Challenge.extend({ code: z.literal("SECOND_FACTOR") }).safeParse(
    await response
      .clone()
      .json()
      .catch(() => null),
  );
  return told.success ? Response.json(Challenge.parse(told.data)) : response;
}

/**
 * What a second factor adds to signing in, and how its person shows that they have it:
 * - `POST /sign-in/second-factor { challenge, code | passkey }` begins the session for which the password was typed;
 * - `POST /account/authenticator { password, code | passkey }` → `{ secret, uri }` begins to set up an app; someone who has a factor shows it;
 * - `POST /account/code { password, code | passkey }` → `{ proof }` for the API call that changes factors or recovery codes.
 */
export function secondFactor({ factors, usedCode }: Settings) {
  const { pool, secret } = factors;
  return {
    id: "second-factor",
    endpoints: {
      signInWithCode: createAuthEndpoint(
        codePath,
        { method: "POST", body: z.object({ challenge: z.string(), ...shown }) },
        async (ctx) => {
          const { challenge, ...given } = ctx.body;
          const over = () =>
            new APIError("UNAUTHORIZED", { code: "CHALLENGE_OVER", message: "Sign in again." });
          const asked = await readChallenge(pool, challenge);
          if (asked === null) throw over();
          const { user: id, email, isKept } = asked;
          // Before the transaction, which has a connection of its own.
          const mailOf = await usedCode({ id }, ctx.request);
          const { left } = await inTransaction(pool, async (client) => {
            if (!(await spendChallenge(client, challenge))) throw over();
            const taken = await takeFactor(client, factors, { ...given, user: id, isBeingSetUp: false });
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
        {
          method: "POST",
          body: z.object({ password: z.string(), ...shown }),
          use: [sensitiveSessionMiddleware],
        },
        async (ctx) => {
          const { user } = ctx.context.session;
          const { password, ...given } = ctx.body;
          await demandPassword(pool, ctx.context.password.verify, { user: user.id, password });
          await demandFactor(factors, user.id, given);
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
          body: z.object({ password: z.string(), ...shown }),
          use: [sensitiveSessionMiddleware],
        },
        async (ctx) => {
          const { user, session } = ctx.context.session;
          const { password, ...given } = ctx.body;
          await demandPassword(pool, ctx.context.password.verify, { user: user.id, password });
          const proof = await inTransaction(pool, async (client) => {
            const { factor } = await takeFactor(client, factors, {
              ...given,
              user: user.id,
              isBeingSetUp: true,
            });
            return keepFactorProof(client, factorClaim(user.id, session.id, factor));
          });
          return ctx.json({ proof });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
