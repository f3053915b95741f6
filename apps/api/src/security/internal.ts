import type { SecurityPolicy, SecurityPolicyVersion } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import { noRules, type SecurityRules, type TrialEnd } from "@bailiwick/domain";
import type { z } from "zod";
import { iso } from "../workspaces/internal.ts";

/** Whose policy it is: the call's workspace's or, without one, its organization's. */
export type Place = Pick<Tenant, "sql"> & {
  readonly organization: { readonly id: string; readonly name: string };
  readonly workspace: { readonly id: string; readonly name: string } | null;
};

/** A version of a policy, as the database has it. */
export type PolicyRow = {
  readonly id: string;
  readonly isFloor: boolean;
  readonly version: number;
  readonly ranges: string[];
  readonly notes: string[];
  readonly idleMinutes: number | null;
  readonly sessionHours: number | null;
  readonly keyDays: number | null;
  readonly personalTokens: boolean;
  readonly secondFactor: boolean;
  readonly domains: string[];
  readonly trialUntil: Date | null;
  readonly isRunning: boolean;
  readonly settled: TrialEnd | null;
  readonly settledAt: Date | null;
  readonly settledByName: string | null;
  readonly restoredFrom: number | null;
  readonly createdAt: Date;
  readonly createdByName: string;
};

/** The columns of {@link PolicyRow}, of `p`. */
const columns = `p.id, p.workspace_id IS NULL AND authz.workspace_id() IS NOT NULL AS "isFloor", p.version,
  p.ranges::text[] AS ranges, p.notes, p.idle_minutes AS "idleMinutes", p.session_hours AS "sessionHours",
  p.key_days AS "keyDays", p.personal_tokens AS "personalTokens", p.second_factor AS "secondFactor", p.domains, p.trial_until AS "trialUntil",
  p.trial_until > now() AND p.settled IS NULL AS "isRunning", p.settled, p.settled_at AS "settledAt",
  p.settled_by_name AS "settledByName", p.restored_from AS "restoredFrom", p.created_at AS "createdAt",
  p.created_by_name AS "createdByName"`;

/** The policies that apply at the place: its own, and the floor of a workspace. Null for what no one set. */
export async function readPolicies({ sql }: Pick<Place, "sql">) {
  const rows = await sql<PolicyRow>(
    `SELECT ${columns} FROM authz.policies_in_force(authz.org_id(), authz.workspace_id()) p`,
  );
  return {
    own: rows.find(({ isFloor }) => !isFloor) ?? null,
    floor: rows.find(({ isFloor }) => isFloor) ?? null,
  };
}

/** The newest versions of the place's own policy, newest first. */
export function readVersions({ sql }: Pick<Place, "sql">): Promise<PolicyRow[]> {
  return sql<PolicyRow>(
    `SELECT ${columns} FROM security_policy p
     WHERE p.org_id = authz.org_id() AND p.workspace_id IS NOT DISTINCT FROM authz.workspace_id()
     ORDER BY p.version DESC LIMIT 100`,
  );
}

/** The newest of the versions that are kept: neither on trial nor given up. */
export function keptAmong(versions: readonly PolicyRow[]): PolicyRow | null {
  return versions.find(({ trialUntil, settled }) => trialUntil === null || settled === "confirmed") ?? null;
}

/** The rules of a version; those of no policy without one. */
export function rulesOf(row: PolicyRow | null): SecurityRules {
  if (row === null) return noRules;
  const { ranges, notes, idleMinutes, sessionHours, keyDays, personalTokens, secondFactor, domains } = row;
  return {
    addresses: ranges.map((range, at) => ({ range, note: notes[at] ?? "" })),
    idleMinutes,
    sessionHours,
    keyDays,
    personalTokens,
    secondFactor,
    invitationDomains: domains,
  };
}

/** The rules as a mutable value of the contract. */
export function wireRules(rules: SecurityRules): z.input<typeof SecurityPolicy>["rules"] {
  const { addresses, invitationDomains, idleMinutes, sessionHours, keyDays, personalTokens, secondFactor } =
    rules;
  return {
    addresses: addresses.map(({ range, note }) => ({ range, note })),
    idleMinutes,
    sessionHours,
    keyDays,
    personalTokens,
    secondFactor,
    invitationDomains: [...invitationDomains],
  };
}

/** The place's policy in wire format, with the caller's pass if it is on trial. */
export async function policyAt(at: Place): Promise<z.input<typeof SecurityPolicy>> {
  const { own, floor } = await readPolicies(at);
  const [newest] = await at.sql<{ version: number | null }>(
    `SELECT max(p.version) AS version FROM security_policy p
     WHERE p.org_id = authz.org_id() AND p.workspace_id IS NOT DISTINCT FROM authz.workspace_id()`,
  );
  const isOnTrial = own?.isRunning === true;
  return {
    version: newest?.version ?? null,
    rules: wireRules(rulesOf(own)),
    floor: at.workspace === null ? null : wireRules(rulesOf(floor)),
    trial: isOnTrial
      ? {
          version: own.version,
          until: iso(own.trialUntil ?? own.createdAt),
          startedByName: own.createdByName,
          pass: await passOf(at, own.id),
        }
      : null,
    updatedAt: iso(own?.createdAt ?? null),
    updatedByName: own?.createdByName ?? null,
  };
}

/** What shows that the caller's session used the place while this version was on trial. */
export async function passOf({ sql }: Pick<Place, "sql">, id: string): Promise<string> {
  const [row] = await sql<{ pass: string | null }>("SELECT authz.trial_pass($1) AS pass", [id]);
  return row?.pass ?? "";
}

/** A version in wire format. */
export function versionOf(row: PolicyRow, applying: PolicyRow | null): z.input<typeof SecurityPolicyVersion> {
  return {
    version: row.version,
    rules: wireRules(rulesOf(row)),
    applies: row.id === applying?.id,
    trialUntil: iso(row.trialUntil),
    settled: row.settled ?? (row.trialUntil !== null && !row.isRunning ? "expired" : null),
    settledAt: iso(row.settledAt ?? (row.trialUntil !== null && !row.isRunning ? row.trialUntil : null)),
    settledByName: row.settledByName,
    restoredFrom: row.restoredFrom,
    createdAt: iso(row.createdAt),
    createdByName: row.createdByName,
  };
}

/** The place as the target of an audit entry. */
export function aboutPlace({ organization, workspace }: Place): Act["target"] {
  return workspace === null
    ? { kind: "organization", id: organization.id, name: organization.name }
    : { kind: "workspace", id: workspace.id, name: workspace.name };
}
