import type pg from "pg";
import type { Prepared } from "./flight.ts";
import { prepared } from "./statements.ts";
import { readTenantContext, type TenantContext, type TenantContextRow } from "./tenant-context.ts";

/** The place that a call names, and its caller. */
export type Entry = {
  /** SHA-256 of the session token or the key, in hex; null for a call without a credential. */
  readonly tokenHash: string | null;
  readonly organization: string | null;
  readonly workspace: string | null;
  readonly ip: string | null;
  /** The authority: the person's own grants, or the platform admin's. They never add up. */
  readonly actingAs: "member" | "platform";
  readonly forChange: boolean;
  /** Whether the console asks on its own, which is no use of a session by its person. */
  readonly isBackground?: boolean;
};

/** The statement that opens the tenant context. */
export function entering(entry: Entry): Prepared {
  const { tokenHash, organization, workspace, ip, actingAs, forChange, isBackground } = entry;
  const values = [tokenHash, organization, workspace, ip, actingAs, forChange, !isBackground];
  return prepared("SELECT * FROM authz.enter($1, $2, $3, $4, $5, $6, $7)", values);
}

/** The context that the entry's rows describe. */
export function enteredOf(rows: readonly pg.QueryResultRow[] | undefined): TenantContext {
  const row = rows?.[0] as TenantContextRow | undefined;
  if (row === undefined) throw new Error("authz.enter answered nothing");
  return readTenantContext(row);
}
