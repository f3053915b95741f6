import type { Domain } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import { type DomainProblem, domainRecord, noSuchDomain, Refused } from "@bailiwick/domain";
import type { z } from "zod";
import type { Aim } from "../procedure/needs.ts";
import { iso } from "../workspaces/internal.ts";

export type DomainRow = {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly verifiedAt: Date | null;
  readonly checkedAt: Date | null;
  readonly problem: DomainProblem | null;
  readonly missingSince: Date | null;
  readonly isChecking: boolean;
  readonly createdAt: Date;
  readonly createdByName: string;
};

const columns = `d.id, d.name, d.token, d.verified_at AS "verifiedAt", d.checked_at AS "checkedAt", d.problem,
  d.missing_since AS "missingSince", coalesce(d.due_at <= now(), false) AS "isChecking", d.created_at AS "createdAt",
  d.created_by_name AS "createdByName"`;

/** The domains of the call's organization, by name; there are few. */
export function readDomains({ sql }: Pick<Tenant, "sql">): Promise<DomainRow[]> {
  return sql<DomainRow>(`SELECT ${columns} FROM domain d WHERE d.org_id = authz.org_id() ORDER BY d.name`);
}

/**
 * The domain of the call's organization with this id.
 * @throws Refused with `NOT_FOUND` for any other, wherever it belongs.
 */
export async function findDomain({ sql }: Pick<Tenant, "sql">, id: string): Promise<DomainRow> {
  const [row] = await sql<DomainRow>(
    `SELECT ${columns} FROM domain d WHERE d.org_id = authz.org_id() AND d.id = $1`,
    [id],
  );
  if (row === undefined) throw new Refused(noSuchDomain);
  return row;
}

/** A domain in wire format. */
export function domainOf(row: DomainRow): z.input<typeof Domain> {
  const { id, name, token, verifiedAt, checkedAt, problem, missingSince, isChecking, createdAt } = row;
  return {
    id,
    name,
    record: domainRecord(name, token),
    verifiedAt: iso(verifiedAt),
    checkedAt: iso(checkedAt),
    problem,
    missingSince: iso(missingSince),
    isChecking,
    createdAt: iso(createdAt),
    createdByName: row.createdByName,
  };
}

/** A domain as the target of an audit entry. */
export function aboutDomain({ id, name }: Pick<DomainRow, "id" | "name">): Act["target"] {
  return { kind: "domain", id, name };
}

/** Aims a refused attempt at the domain that it names, if its author can see it; at the name of a new one otherwise. */
export const aimAtDomain: Aim<{ readonly domain?: string; readonly name?: string }> = async (
  { domain, name },
  { sql },
) => {
  if (domain === undefined) return name === undefined ? null : { kind: "domain", id: name, name };
  const [row] = await sql<{ name: string }>(
    "SELECT name FROM domain WHERE org_id = authz.org_id() AND id = $1",
    [domain],
  );
  return { kind: "domain", id: domain, name: row?.name ?? domain };
};
