import { Resolver } from "node:dns/promises";
import { systemTransaction, type Tell } from "@bailiwick/db";
import { domainRecord } from "@bailiwick/domain";
import type { Pool } from "pg";

/** The texts at a host (TXT records, RFC 1035), none if there are none; null when no name server answers. */
export type Records = (host: string) => Promise<readonly string[] | null>;

/** As many are looked up in one round; the next takes the rest. */
const max = 50;

/** Nothing is there, as the name server says itself; anything else is a failure to ask. */
const nothing = new Set(["ENOTFOUND", "ENODATA"]);

/** Asks these name servers, or those of the machine without any. */
export function recordsOf(servers: readonly string[] | undefined): Records {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  if (servers !== undefined) resolver.setServers(servers);
  return async (host) => {
    try {
      return (await resolver.resolveTxt(host)).map((parts) => parts.join(""));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      return nothing.has(code) ? [] : null;
    }
  };
}

/**
 * Looks up the records of the domains that are due, and settles each in a commit of its own.
 * @param pool connections of the worker role
 * @returns how many were looked up
 */
export async function checkDomains(pool: Pool, records: Records, tell: Tell): Promise<number> {
  const { rows } = await pool.query<{ org_id: string; id: string; name: string; token: string }>(
    "SELECT * FROM authz.domains_due($1)",
    [max],
  );
  for (const { org_id, id, name, token } of rows) {
    const { host, value } = domainRecord(name, token);
    const texts = await records(host);
    const found = texts === null ? "unreachable" : texts.includes(value) ? "found" : "missing";
    await systemTransaction(pool, tell, (client) =>
      client.query("SELECT authz.settle_domain($1, $2, $3)", [org_id, id, found]),
    );
  }
  return rows.length;
}
