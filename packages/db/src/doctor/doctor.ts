import type pg from "pg";
import { withClient } from "../connection.ts";
import { prefixOf } from "../setup/role-names.ts";
import type { RoleUrls } from "../setup/roles.ts";
import { definerFunctions } from "./definer-functions.ts";
import { type DoctorRole, doctorChecks, readableTenantTables } from "./doctor-checks.ts";
import { probe } from "./probe.ts";

/** One check's result. `detail` names what is wrong, or what could be improved. */
export type Finding = { check: string; ok: boolean; detail: string };

const inOrder = "in order";

export type ExamineOptions = { readonly allowed?: readonly string[]; readonly tryOut?: boolean };

/**
 * The isolation doctor: proves, from the catalog and by trying, that row-level security binds the roles that actually
 * connect. It trusts no setting: it connects as each role and asks who it became, and tries isolation out on two
 * tenants that are never committed.
 * @param allowed the functions that can run with the owner's rights.
 * @param tryOut whether to create the two tenants; otherwise only the catalog is read.
 * @returns every finding; see `isHealthy`.
 * @throws OperatorError when a role can't connect at all.
 */
export async function examine(
  urls: RoleUrls,
  { allowed = definerFunctions, tryOut = true }: ExamineOptions = {},
): Promise<Finding[]> {
  const examined = await Promise.all(
    (["app", "worker", "identity", "owner"] as const).map((role) =>
      examineRole(urls, role, { allowed, tryOut }),
    ),
  );
  return examined.flat();
}

async function examineRole(
  urls: RoleUrls,
  login: DoctorRole,
  { allowed, tryOut }: Required<ExamineOptions>,
): Promise<Finding[]> {
  const owner = userOf(urls.owner);
  return await withClient(urls[login], async (client) => {
    const findings: Finding[] = [];
    const report = (check: string, offenders: string[], advice = false) =>
      findings.push({
        check: `${prefixOf(owner)}_${login} ${check}`,
        ok: offenders.length === 0 || advice,
        detail: offenders.join("; ") || inOrder,
      });
    for (const { name, of, sql, advice } of doctorChecks(owner, allowed)) {
      if (of.includes(login)) report(name, await orFault(list(client, sql)), advice);
    }
    if (login === "app") {
      report("sees no row of any tenant without a tenant context", await orFault(visibleTables(client)));
    }
    if (login === "owner" && tryOut) {
      const names = { app: userOf(urls.app), worker: userOf(urls.worker), identity: userOf(urls.identity) };
      report("finds no row of one tenant within another's reach", await orFault(probe(client, names)));
    }
    return findings;
  });
}

/** The user in a connection string. */
function userOf(url: string): string {
  const { username, searchParams } = new URL(url);
  return decodeURIComponent(username) || (searchParams.get("user") ?? "");
}

/** A check that can't run has failed. */
async function orFault(offenders: Promise<string[]>): Promise<string[]> {
  return await offenders.catch((error: unknown) => [error instanceof Error ? error.message : String(error)]);
}

/** The canary: a fresh connection has no context, so it must not see a single row. */
async function visibleTables(client: pg.Client): Promise<string[]> {
  const visible: string[] = [];
  for (const table of await list(client, readableTenantTables)) {
    const [schema = "", name = ""] = table.split(".");
    const { rowCount } = await client.query(
      `SELECT FROM ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)} LIMIT 1`,
    );
    if (rowCount) visible.push(table);
  }
  return visible;
}

async function list(client: pg.Client, sql: string): Promise<string[]> {
  const { rows } = await client.query<{ found: string }>(sql);
  return rows.map((row) => row.found);
}

/** Whether to serve: everything was checked and passed. */
export function isHealthy(findings: readonly Finding[]): boolean {
  return findings.length > 0 && findings.every((finding) => finding.ok);
}

/** The findings as text for a terminal, with the details of those that failed. */
export function printDoctor(findings: readonly Finding[]): string {
  const lines = findings.map(({ check, ok, detail }) => {
    if (!ok) return `FAIL  ${check}\n      ${detail}`;
    return detail === inOrder ? `ok    ${check}` : `note  ${check}\n      ${detail}`;
  });
  const bad = findings.filter((finding) => !finding.ok).length;
  lines.push(
    bad === 0 ? `All ${findings.length} checks are in order.` : `${bad} of ${findings.length} checks failed.`,
  );
  return lines.join("\n");
}
