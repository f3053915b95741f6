import { createHash } from "node:crypto";
import { setUpPath } from "@bailiwick/domain";
import type { Pool } from "pg";
import { isTypedToken, newTypedToken } from "./typed-token.ts";

const prefix = "bwf_";

const identifierOf = (token: string) => createHash("sha256").update(`set-up:${token}`).digest("base64url");

/**
 * What the operator of an instance without a platform admin reads at startup: a link with which the first one creates
 * their account. It works once, for a day, until the next start offers another. No lines if there is a platform admin.
 * @param pool connections of the identity role
 */
export async function offerSetUp(pool: Pool, publicUrl: URL): Promise<string[]> {
  const token = newTypedToken(prefix);
  const { rows } = await pool.query<{ offered: boolean }>("SELECT identity.offer_set_up($1) AS offered", [
    identifierOf(token),
  ]);
  if (rows[0]?.offered !== true) return [];
  return [
    "No one runs this instance yet. The first platform admin creates their account here, once, within a day:",
    new URL(setUpPath(token), publicUrl).href,
  ];
}

/** Whether this is the currently offered token. */
export async function isOffered(pool: Pool, token: string): Promise<boolean> {
  if (!isTypedToken(prefix, token)) return false;
  const { rowCount } = await pool.query("SELECT FROM identity.verification WHERE identifier = $1", [
    identifierOf(token),
  ]);
  return rowCount === 1;
}

/** Makes the account with this address platform admin; false if someone else was first. */
export async function claimSetUp(pool: Pool, token: string, address: string): Promise<boolean> {
  const { rows } = await pool.query<{ claimed: boolean }>("SELECT identity.claim_set_up($1, $2) AS claimed", [
    identifierOf(token),
    address,
  ]);
  return rows[0]?.claimed === true;
}
