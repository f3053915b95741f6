import { type SecurityRules, trialMinutes } from "@bailiwick/domain";
import type { VerbContext } from "../procedure/run.ts";
import type { Place, PolicyRow } from "./internal.ts";

type Writing = Place & Pick<VerbContext<unknown>, "actor">;

type Version = {
  readonly version: number;
  readonly rules: SecurityRules;
  readonly name: string;
  readonly before: PolicyRow | null;
  readonly onTrial: boolean;
  readonly restoredFrom: number | null;
};

/** Writes a version; resolves to its id. */
export async function writeVersion(at: Writing, made: Version): Promise<string> {
  const { rules, before } = made;
  const [row] = await at.sql<{ id: string }>(
    `INSERT INTO security_policy (org_id, workspace_id, version, ranges, notes, idle_minutes, session_hours, key_days,
       personal_tokens, domains, idle_since, trial_until, restored_from, created_by, created_by_name, second_factor)
     SELECT authz.org_id(), authz.workspace_id(), $1, $2::cidr[], $3::text[], $4::int, $5, $6, $7, $8::text[],
       CASE WHEN $4::int IS NOT NULL THEN coalesce(
         (SELECT p.idle_since FROM security_policy p WHERE p.org_id = authz.org_id() AND p.id = $9), now()) END,
       CASE WHEN $10 THEN now() + make_interval(mins => $11) END, $12, $13, $14, $15
     RETURNING id`,
    [
      made.version,
      rules.addresses.map(({ range }) => range),
      rules.addresses.map(({ note }) => note),
      rules.idleMinutes,
      rules.sessionHours,
      rules.keyDays,
      rules.personalTokens,
      rules.invitationDomains,
      before?.id ?? null,
      made.onTrial,
      trialMinutes,
      made.restoredFrom,
      at.actor.id,
      made.name,
      rules.secondFactor,
    ],
  );
  if (row === undefined) throw new Error("a version was not written");
  return row.id;
}
