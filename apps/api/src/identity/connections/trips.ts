import { createHash, createHmac, randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { identityKey } from "../credential.ts";
import { newId } from "../id.ts";
import { SignInFailure } from "./failure.ts";
import type { Trip } from "./provider.ts";
import { ticketHash } from "./tickets.ts";

/** What someone is sent to a provider for: to sign in, to test a connection, or to connect their account. */
export type Purpose = "sign-in" | "test" | "link";

/** A connection, and what for. The person and their session, where they are signed in already. */
export type Errand = {
  readonly purpose: Purpose;
  readonly organization: string;
  readonly connection: string;
  readonly user: string | null;
  readonly session: string | null;
};

const identifierOf = (state: string) =>
  createHash("sha256").update(`connection:${state}`).digest("base64url");
const bindingOf = (browser: string) => createHash("sha256").update(`browser:${browser}`).digest("base64url");

/** The stored form of an errand: fields with a space between them. */
const storedAs = ({ purpose, organization, connection, user, session }: Errand, browser: string) =>
  ["connection", purpose, organization, connection, bindingOf(browser), user ?? "-", session ?? "-"].join(
    " ",
  );

function errandOf(value: string): Errand {
  const [, purpose, organization = "", connection = "", , user = "-", session = "-"] = value.split(" ");
  return {
    purpose: purpose as Purpose,
    organization,
    connection,
    user: user === "-" ? null : user,
    session: session === "-" ? null : session,
  };
}

/** A new secret of a browser, which its cookie keeps for a round trip. */
export const newBrowser = () => randomBytes(32).toString("base64url");
export const isBrowser = (text: string | undefined): text is string => /^[\w-]{43}$/.test(text ?? "");

/** What goes with a trip follows from the browser's secret and the instance's, so that the database keeps neither. */
export function tripOf(instanceSecret: string, state: string, browser: string): Trip {
  const derive = (what: string) =>
    createHmac("sha256", identityKey(instanceSecret))
      .update(`${what}|${state}|${browser}`)
      .digest("base64url");
  return { state, nonce: derive("nonce"), verifier: derive("verifier") };
}

/** Begins a round trip of a browser, for ten minutes by the database's clock. Returns its state. */
export async function beginTrip(pool: Pool, errand: Errand, browser: string): Promise<string> {
  const state = randomBytes(32).toString("base64url");
  await pool.query(
    `INSERT INTO identity.verification (id, identifier, value, expires_at, created_at)
     VALUES ($1, $2, $3, now() + interval '10 minutes', now())`,
    [newId(), identifierOf(state), storedAs(errand, browser)],
  );
  return state;
}

/** A trip that can't go on, and whose it is, for that organization's log. */
export class TripRefused extends SignInFailure {
  readonly errand: Errand;

  constructor(errand: Errand, reason: string) {
    super("flow", reason);
    this.errand = errand;
  }
}

/**
 * Ends a round trip: once, in the browser in which it began.
 * @throws TripRefused for another browser, or a second time; SignInFailure for a state that no trip has
 */
export async function endTrip(pool: Pool, state: string, browser: string | undefined): Promise<Errand> {
  const { rows } = await pool.query<{ value: string }>(
    `UPDATE identity.verification v SET value = 'spent-' || v.value
     WHERE v.identifier = $1 AND starts_with(v.value, 'connection ') AND split_part(v.value, ' ', 5) = $2
     RETURNING v.value`,
    [identifierOf(state), bindingOf(browser ?? "")],
  );
  const [ended] = rows;
  if (ended !== undefined) return errandOf(ended.value);
  const { rows: others } = await pool.query<{ value: string }>(
    "SELECT v.value FROM identity.verification v WHERE v.identifier = $1 AND v.value ~ '^(spent-)?connection '",
    [identifierOf(state)],
  );
  const [other] = others;
  if (other === undefined) throw new SignInFailure("flow");
  throw new TripRefused(
    errandOf(other.value),
    other.value.startsWith("spent-") ? "answer used before" : "another browser",
  );
}

/** Spends a ticket, in the session in which it was asked for; null if it is over, or none. */
export async function spendTicket(
  pool: Pool,
  ticket: string,
  session: string | null,
): Promise<Errand | null> {
  const hash = ticketHash(ticket);
  if (hash === null || session === null) return null;
  const { rows } = await pool.query<{ value: string }>(
    `DELETE FROM identity.verification v WHERE v.identifier = $1 AND v.value ~ '^connection-(test|link) '
       AND split_part(v.value, ' ', 5) = $2 RETURNING v.value`,
    [hash, session],
  );
  const [what, organization = "", connection = "", user = ""] = rows[0]?.value.split(" ") ?? [];
  if (what === undefined) return null;
  return { purpose: what === "connection-test" ? "test" : "link", organization, connection, user, session };
}
