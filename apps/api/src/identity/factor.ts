import { APIError } from "better-auth/api";
import type { Pool, PoolClient } from "pg";
import { z } from "zod";
import { type Taken, takeCode } from "./authenticator.ts";
import { type Site, takeAssertion } from "./passkey.ts";
import { Assertion } from "./passkey-answers.ts";
import { inTransaction } from "./transaction.ts";

/** Where the factors of an instance are kept, and where its passkeys work. */
export type Factors = {
  readonly pool: Pool;
  /** The instance's secret, from which the key of the authenticators' secrets comes. */
  readonly secret: string;
  readonly site: Site;
};

/** What a person shows besides their password: a code, or what a passkey signed. */
export const shown = { code: z.string().optional(), passkey: Assertion.optional() };
export type Shown = {
  readonly code?: string | undefined;
  readonly passkey?: Assertion | undefined;
};

/**
 * Takes a factor of a person, in the caller's transaction, for good.
 * @throws APIError `FACTOR_NEEDED` without one, `WRONG_CODE` or `WRONG_PASSKEY` for one that is not theirs, or was taken before
 */
export async function takeFactor(
  client: PoolClient,
  { secret, site }: Factors,
  { user, code, passkey, isBeingSetUp }: Shown & { readonly user: string; readonly isBeingSetUp: boolean },
): Promise<Taken> {
  if (passkey !== undefined) {
    const signed = await takeAssertion(client, site, { answer: passkey, user });
    if (signed === null) throw wrongPasskey();
    return { factor: signed.passkey, left: null };
  }
  if (code === undefined) {
    throw new APIError("BAD_REQUEST", {
      code: "FACTOR_NEEDED",
      message: "Enter a code of your authenticator app, or use a passkey.",
    });
  }
  const taken = await takeCode(client, secret, { user, code, isBeingSetUp });
  if (taken !== null) return taken;
  throw new APIError("BAD_REQUEST", {
    code: "WRONG_CODE",
    message: "This code is wrong, or it was used before.",
  });
}

export const wrongPasskey = () =>
  new APIError("BAD_REQUEST", {
    code: "WRONG_PASSKEY",
    message: "This passkey was not accepted. Try again, or use another one.",
  });

/** Takes a factor of someone who has one, before they set up another; nothing of someone without. Throws like {@link takeFactor}. */
export async function demandFactor(factors: Factors, user: string, given: Shown): Promise<void> {
  await inTransaction(factors.pool, async (client) => {
    const { rowCount } = await client.query('SELECT FROM identity."user" WHERE id = $1 AND second_factor', [
      user,
    ]);
    if (rowCount === 1) await takeFactor(client, factors, { ...given, user, isBeingSetUp: false });
  });
}
