import {
  connectedPath,
  type InstanceMode,
  mailedRoutes,
  resetPasswordPath,
  verifyEmailPath,
} from "@bailiwick/domain";
import { APIError } from "better-auth/api";
import { getAdapter } from "better-auth/db/adapter";
import { type BetterAuthOptions, betterAuth } from "better-auth/minimal";
import type { FastifyBaseLogger } from "fastify";
import type { Pool } from "pg";
import { askedLocale, mailTextsIn } from "../mail/texts/index.ts";
import type { Door } from "../outbound/door.ts";
import { forgive } from "./attempts.ts";
import { challengeClaim, readChallenge } from "./challenge.ts";
import { askForAddress } from "./change-address.ts";
import { changePassword } from "./change-password.ts";
import { confirmAddress } from "./confirm-address.ts";
import { newConfirmation } from "./confirmation.ts";
import { type Company, company } from "./connections/company.ts";
import { linkAccount } from "./connections/link.ts";
import { providers } from "./connections/provider.ts";
import { cookieSeconds, hashToken, identityKey, instancePrefix, sessionSeconds } from "./credential.ts";
import { databaseClock } from "./database-clock.ts";
import { hashedTokens } from "./hashed-tokens.ts";
import { newId } from "./id.ts";
import { post } from "./mail.ts";
import { addressClaim } from "./new-address.ts";
import { siteOf } from "./passkey.ts";
import { passkeyPath, passkeys } from "./passkeys.ts";
import { appointPlatformAdmin } from "./platform-admin.ts";
import { provePassword } from "./proof.ts";
import { rateLimit } from "./rate-limit.ts";
import { asChallenge, codePath, demandSecondFactor, secondFactor } from "./second-factor.ts";
import { claimSetUp, isOffered } from "./set-up.ts";

/** The header by which the server passes the client's address to better-auth; a client's own is dropped. */
export const addressHeader = "x-bailiwick-client-address";

const userFields = {
  emailVerified: "email_verified",
  createdAt: "created_at",
  updatedAt: "updated_at",
};
const sessionFields = {
  userId: "user_id",
  expiresAt: "expires_at",
  createdAt: "created_at",
  updatedAt: "updated_at",
  ipAddress: "ip",
  userAgent: "user_agent",
};
const accountFields = {
  userId: "user_id",
  providerId: "provider_id",
  accountId: "account_id",
  accessToken: "access_token",
  refreshToken: "refresh_token",
  idToken: "id_token",
  accessTokenExpiresAt: "access_token_expires_at",
  refreshTokenExpiresAt: "refresh_token_expires_at",
  createdAt: "created_at",
  updatedAt: "updated_at",
};
const verificationFields = { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" };

export type IdentitySettings = {
  /** Connects as bailiwick_identity, with `search_path` identity. */
  pool: Pool;
  /** The instance's secret. */
  secret: string;
  /** The URL where people reach the instance, e.g. `https://bailiwick.example`. */
  publicUrl: string;
  /** The origins from which a browser can make changes. */
  origins: readonly string[];
  /** The normalized address of the platform admin, if configured. */
  platformAdmin: string | undefined;
  log: FastifyBaseLogger;
  mode: InstanceMode;
  /** The way out to the providers that organizations name, and whether it leads to this machine by http. */
  door: Door;
  isEvaluation: boolean;
  /** Receives the person whose session has ended. */
  sessionEnded: (userId: string) => void;
};

/**
 * better-auth as configured for this product: email and password, on its own tables and its own database role, with
 * hashed tokens and mail in the outbox.
 */
export async function createIdentity(settings: IdentitySettings) {
  const { pool, log } = settings;
  const link = (path: string) => new URL(path, settings.publicUrl).href;
  // There is no workspace here: the language is the person's choice, else the browser's.
  const mailTexts = async (user: { id: string }, request: Request | undefined) =>
    mailTextsIn(
      (await chosenLocale(pool, user.id)) ?? askedLocale(request?.headers.get("accept-language") ?? null),
    );

  const factors = { pool, secret: settings.secret, site: siteOf(settings.publicUrl) };
  const options = {
    appName: "Bailiwick",
    baseURL: settings.publicUrl,
    basePath: "/api/auth",
    // Passed as a list, so that no environment variable of better-auth replaces it.
    secrets: [{ version: 1, value: identityKey(settings.secret) }],
    trustedOrigins: [...settings.origins],
    telemetry: { enabled: false },
    logger: {
      level: "warn",
      disableColors: true,
      // better-auth warns about each wrong password, which is only worth logging when debugging.
      log: (level, message) => log[level === "error" ? "error" : "debug"]({ part: "identity" }, message),
    },
    // Errors go on to the server, which logs them without passing on details; better-auth would print them.
    onAPIError: { throw: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      autoSignIn: true,
      requireEmailVerification: false,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 60 * 60,
      sendResetPassword: async ({ user, token }, request) => {
        const message = (await mailTexts(user, request)).resetPassword(link(resetPasswordPath(token)));
        return post(pool, user.email, "reset_password", message);
      },
      // A token that was mailed before stops working, and the mailbox's owner can sign in immediately.
      onPasswordReset: async ({ user }) => {
        await pool.query(
          "DELETE FROM identity.verification WHERE value = $1 OR starts_with(value, $2) OR starts_with(value, $3)",
          [user.id, addressClaim(user.id), challengeClaim(user.id)],
        );
        await forgive(rateLimit(pool), user.email);
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      // better-auth's own token expires by the clock of the process that reads it.
      sendVerificationEmail: async ({ user }, request) => {
        const token = await newConfirmation(pool, user);
        const message = (await mailTexts(user, request)).verifyAddress(link(verifyEmailPath(token)));
        return post(pool, user.email, "verify_address", message);
      },
    },
    user: {
      fields: userFields,
      additionalFields: {
        suspendedAt: {
          type: "date",
          required: false,
          input: false,
          returned: false,
          fieldName: "suspended_at",
        },
        secondFactor: {
          type: "boolean",
          required: false,
          input: false,
          returned: false,
          fieldName: "second_factor",
        },
      },
    },
    session: { fields: sessionFields, expiresIn: cookieSeconds, disableSessionRefresh: true },
    account: { fields: accountFields, accountLinking: { enabled: false } },
    // The sweep removes expired rows, by the database's clock.
    verification: { fields: verificationFields, storeIdentifier: "hashed", disableCleanup: true },
    // The routes count attempts, because they know the client's address.
    rateLimit: { enabled: false },
    databaseHooks: {
      session: {
        delete: { after: async ({ userId }) => settings.sessionEnded(userId) },
        create: {
          before: async (session, context) => {
            const user = await context?.context.internalAdapter.findUserById(session.userId);
            if (user === null || user === undefined || ("suspendedAt" in user && user.suspendedAt !== null)) {
              throw new APIError("FORBIDDEN", {
                code: "SUSPENDED",
                message: "This account is suspended. Ask the person who runs this instance.",
              });
            }
            // Here, so that no way to a session passes it by.
            const isShown = context?.path === codePath || context?.path === passkeyPath;
            if (!isShown && !("secondFactor" in user && user.secondFactor === false)) {
              await demandSecondFactor(pool, user.id, context?.body?.rememberMe !== false);
            }
            return {
              data: {
                expiresAt: new Date(
                  Math.min(session.expiresAt.getTime(), Date.now() + sessionSeconds * 1000),
                ),
                ipAddress: context?.headers?.get(addressHeader) ?? null,
                userAgent: session.userAgent?.slice(0, 300) ?? null,
              },
            };
          },
        },
      },
    },
    plugins: [
      confirmAddress(pool, async (user) => {
        if (user.email === settings.platformAdmin) await appointPlatformAdmin(pool, user.email);
      }),
      askForAddress({
        pool,
        mails: async (user, request, { token, newEmail }) => {
          const texts = await mailTexts(user, request);
          return {
            link: texts.newAddress(link(verifyEmailPath(token))),
            taken: texts.addressHasAccount(link(mailedRoutes.signIn)),
            asked: texts.newAddressAsked(newEmail, link(mailedRoutes.forgotPassword)),
          };
        },
      }),
      provePassword(pool),
      linkAccount(pool),
      passkeys(factors),
      secondFactor({
        factors,
        usedCode: async (user, request) => {
          const texts = await mailTexts(user, request);
          return (left) => texts.recoveryCodeUsed(left, link(mailedRoutes.account));
        },
      }),
      changePassword({
        pool,
        message: async (user, request) =>
          (await mailTexts(user, request)).passwordChanged(link(mailedRoutes.forgotPassword)),
        ended: settings.sessionEnded,
      }),
    ],
    advanced: {
      cookiePrefix: instancePrefix(settings.secret),
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { disableIpTracking: true },
      database: { generateId: newId, validateSchema: false },
    },
  } satisfies BetterAuthOptions;

  const adapter = databaseClock(hashedTokens(await getAdapter({ ...options, database: pool })));
  const auth = betterAuth({ ...options, database: () => adapter });
  await auth.$context;

  return {
    /** Answers a request under `/api/auth`. */
    handle: async (request: Request): Promise<Response> => asChallenge(await auth.handler(request)),
    /** Signing in by the provider of one's organization. */
    company: signInsOf(settings, link(connectedPath)),
    /** Whether a connection made the session of this token. */
    isConnected: (token: string) => isConnected(pool, token),
    /** The address of a session token's account; null if the token is not valid. */
    addressOf: (token: string) => findAddress(pool, token),
    /** The address of the account whose password was typed for this challenge; null if that is over. */
    addressChallenged: async (challenge: string) => (await readChallenge(pool, challenge))?.email ?? null,
    /** Whether this is the token of the set-up link, with which the first platform admin creates their account. */
    isSetUp: (token: string) => isOffered(pool, token),
    /** Makes the account with this address the first platform admin, with that token; false if it is used up. */
    setUp: (token: string, address: string) => claimSetUp(pool, token, address),
  };
}

export type Identity = Awaited<ReturnType<typeof createIdentity>>;

function signInsOf(
  { pool, secret, mode, door, isEvaluation }: IdentitySettings,
  redirectUri: string,
): Company {
  return company({ pool, secret, mode, redirectUri, providers: providers({ door, secret, isEvaluation }) });
}

async function isConnected(pool: Pool, token: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    "SELECT FROM identity.session WHERE token = $1 AND connection_id IS NOT NULL",
    [hashToken(token)],
  );
  return rowCount === 1;
}

async function findAddress(pool: Pool, token: string): Promise<string | null> {
  const { rows } = await pool.query<{ email: string }>(
    'SELECT u.email FROM identity.session s JOIN identity."user" u ON u.id = s.user_id WHERE s.token = $1',
    [hashToken(token)],
  );
  return rows[0]?.email ?? null;
}

/** A person's chosen language; null if they chose none. */
async function chosenLocale(pool: Pool, user: string): Promise<string | null> {
  const { rows } = await pool.query<{ locale: string | null }>(
    'SELECT locale FROM identity."user" WHERE id = $1',
    [user],
  );
  return rows[0]?.locale ?? null;
}
