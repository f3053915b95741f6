import { Email } from "@bailiwick/contracts";
import type { KeptSecret } from "@bailiwick/db";
import {
  blueprint,
  checkName,
  type InstanceMode,
  normalizeName,
  type SignInRefusal,
  slugCandidates,
} from "@bailiwick/domain";
import type { Pool } from "pg";
import { standardLimits } from "../../plans/internal.ts";
import { hashToken, newToken } from "../credential.ts";
import { newId } from "../id.ts";
import { failureOf, SignInFailure } from "./failure.ts";
import type { Claims, ProviderSettings, Providers } from "./provider.ts";
import { beginTrip, type Errand, endTrip, spendTicket, TripRefused, tripOf } from "./trips.ts";

/** From where someone asks: the secret of their browser, their address, their program, and their session if they have one. */
export type From = {
  readonly browser: string | undefined;
  readonly ip: string | null;
  readonly agent: string | null;
  readonly tokenHash: string | null;
};

/** What became of a round trip: a session began, a connection was tested, or an account was connected. */
export type Ended =
  | { readonly status: "signed_in"; readonly token: string }
  | { readonly status: "tested" | "connected" };

/** A row of authz.connection_settings. */
type Settings = {
  readonly issuer: string;
  readonly client_id: string;
  readonly secrets: Readonly<Record<string, KeptSecret>>;
  readonly is_on: boolean;
  readonly blueprint: string;
  readonly plan: string;
  readonly lifted: number | null;
};

/** What became of a call, in a word. */
type Outcome = { readonly answer: string };

/** What the functions of the database answer that is no refusal. */
const done = ["signed_in", "connected", "tested"];

/** By what a function of the database refuses with, what its person reads where that is another word. */
const told: Readonly<Record<string, SignInRefusal>> = {
  domain: "address_elsewhere",
  role_gone: "closed",
  changed: "flow",
  suspended: "off",
};

export type Company = ReturnType<typeof company>;

/**
 * Signing in by the provider of one's organization (C37). `pool` connects as the identity role; what is decided is decided in one
 * function of the database each.
 */
export function company({
  pool,
  secret,
  mode,
  providers,
  redirectUri,
}: {
  readonly pool: Pool;
  readonly secret: string;
  readonly mode: InstanceMode;
  readonly providers: Providers;
  readonly redirectUri: string;
}) {
  async function settingsOf({ organization, connection }: Errand): Promise<Settings & ProviderSettings> {
    const { rows } = await pool.query<Settings>(
      "SELECT issuer, client_id, secrets, is_on, blueprint, plan, lifted FROM authz.connection_settings($1, $2)",
      [organization, connection],
    );
    const [row] = rows;
    if (row === undefined) throw new SignInFailure("off");
    return { ...row, organization, connection, clientId: row.client_id };
  }

  /** Runs a part of an errand; what fails is in the organization's log before its person is told. */
  async function recorded<Answer>(
    errand: Errand,
    ip: string | null,
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      const failure = failureOf(error);
      if (failure === null) throw error;
      await pool.query("SELECT authz.refuse_sign_in($1, $2, $3, $4, $5)", [
        errand.organization,
        errand.connection,
        failure.reason,
        failure instanceof Refusal ? failure.address : null,
        ip,
      ]);
      throw failure;
    }
  }

  async function lead(errand: Errand, { ip }: From, browser: string): Promise<string> {
    const settings = await settingsOf(errand);
    if (errand.purpose !== "test" && !settings.is_on) throw new SignInFailure("off");
    return recorded(errand, ip, async () => {
      const state = await beginTrip(pool, errand, browser);
      return providers.lead(settings, tripOf(secret, state, browser), redirectUri);
    });
  }

  async function settle(errand: Errand, settings: Settings, claims: Claims, from: From): Promise<Ended> {
    const { organization, connection, purpose } = errand;
    const address = Email.safeParse(claims.email ?? "").data ?? null;
    const ids = [newId(), newId(), newId()];
    const name = nameOf(claims, address);
    const standard = standardLimits(blueprint(settings.blueprint), { plan: settings.plan, mode }).members;
    const seats = settings.lifted ?? standard ?? null;
    const slugs = slugCandidates(name, ids[2] ?? "");
    const demandDone = ({ rows }: { readonly rows: readonly Outcome[] }) => {
      const answer = rows[0]?.answer ?? "off";
      if (!done.includes(answer)) throw new Refusal(answer, address);
    };
    if (purpose === "test") {
      demandDone(
        await pool.query<Outcome>("SELECT authz.pass_connection_test($1, $2, $3, $4, $5) AS answer", [
          organization,
          connection,
          errand.user,
          errand.session,
          from.ip,
        ]),
      );
      return { status: "tested" };
    }
    if (purpose === "link") {
      demandDone(
        await pool.query<Outcome>(
          "SELECT authz.connect_account($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS answer",
          [
            organization,
            connection,
            claims.subject,
            address,
            claims.emailVerified === false,
            errand.user,
            errand.session,
            seats,
            settings.plan,
            ids[2],
            slugs,
            from.ip,
          ],
        ),
      );
      return { status: "connected" };
    }
    const token = newToken();
    demandDone(
      await pool.query<Outcome>(
        "SELECT authz.sign_in_by_connection($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) AS answer",
        [
          organization,
          connection,
          claims.subject,
          address,
          claims.emailVerified === false,
          name,
          claims.hasFactor,
          seats,
          settings.plan,
          ids,
          slugs,
          hashToken(token),
          from.ip,
          from.agent,
        ],
      ),
    );
    return { status: "signed_in", token };
  }

  return {
    /** Where to send the browser of someone with this address; null if their organization has no connection that is on. */
    async begin(email: string, from: From, browser: string): Promise<string | null> {
      const errand = await errandFor(pool, email);
      return errand === null ? null : lead(errand, from, browser);
    },
    /** Where to send the browser of who has a ticket, in the session in which they got it; null if the ticket is over. */
    async beginWithTicket(ticket: string, from: From, browser: string): Promise<string | null> {
      const errand = await spendTicket(pool, ticket, await sessionOf(pool, from.tokenHash));
      return errand === null ? null : lead(errand, from, browser);
    },
    /** Ends the round trip of a browser that came back with these parameters. @throws SignInFailure */
    async finish(parameters: URLSearchParams, from: From): Promise<Ended> {
      const errand = await endTrip(pool, parameters.get("state") ?? "", from.browser).catch(
        (error: unknown) =>
          error instanceof TripRefused
            ? recorded(error.errand, from.ip, () => Promise.reject(error))
            : Promise.reject(error),
      );
      return recorded(errand, from.ip, async () => {
        if (errand.session !== null && errand.session !== (await sessionOf(pool, from.tokenHash))) {
          throw new SignInFailure("flow", "another session");
        }
        const settings = await settingsOf(errand);
        if (errand.purpose !== "test" && !settings.is_on) throw new SignInFailure("off");
        const returned = new URL(redirectUri);
        returned.search = parameters.toString();
        const trip = tripOf(secret, parameters.get("state") ?? "", from.browser ?? "");
        return settle(errand, settings, await providers.take(settings, trip, returned), from);
      });
    },
  };
}

/** A refusal of the database, with the address that the provider said. */
class Refusal extends SignInFailure {
  readonly address: string | null;

  constructor(reason: string, address: string | null) {
    super(told[reason] ?? (reason as SignInRefusal), reason.replaceAll("_", " "));
    this.address = address;
  }
}

async function errandFor(pool: Pool, email: string): Promise<Errand | null> {
  const { rows } = await pool.query<{ org_id: string; id: string }>(
    "SELECT org_id, id FROM authz.connection_of_address($1)",
    [email],
  );
  const [row] = rows;
  if (row === undefined) return null;
  return { purpose: "sign-in", organization: row.org_id, connection: row.id, user: null, session: null };
}

/** The id of the session with this token; null without one. */
async function sessionOf(pool: Pool, tokenHash: string | null): Promise<string | null> {
  if (tokenHash === null) return null;
  const { rows } = await pool.query<{ id: string }>("SELECT id FROM identity.session WHERE token = $1", [
    tokenHash,
  ]);
  return rows[0]?.id ?? null;
}

/** The name of a new person: as the provider says it, as far as it can be one; else the beginning of the address. */
function nameOf({ name }: Claims, address: string | null): string {
  const given = normalizeName(name ?? "").slice(0, 80);
  if (checkName(given).allowed) return given;
  return (address ?? "").split("@")[0]?.slice(0, 80) || "New member";
}
