import { createHash } from "node:crypto";
import type { TestTenant } from "@bailiwick/db/testing";
import type { TestApi } from "./api.ts";
import type { Sample } from "./sample.ts";
import type { Place } from "./stage.ts";

/** A policy on trial, and what the session with this id can show for having used the place under it. */
export type StagedTrial = { readonly version: number; readonly passOf: (session: string) => string };

/** Has the place a policy on trial for a day, which refuses no one. */
export async function addTrial(
  { owner }: TestApi,
  { org }: TestTenant,
  workspace: string | null,
): Promise<StagedTrial> {
  // Workspaces of one organization share its own.
  await owner.query(
    `INSERT INTO security_policy (org_id, workspace_id, version, session_hours, trial_until, created_by_name)
     VALUES ($1, $2, 1, 2160, now() + interval '1 day', 'Founder') ON CONFLICT DO NOTHING`,
    [org, workspace],
  );
  const { rows } = await owner.query<{ id: string; inner: Buffer; outer: Buffer }>(
    `SELECT p.id, k.inner_pad AS inner, k.outer_pad AS outer FROM security_policy p CROSS JOIN authz.seal_key k
     WHERE p.org_id = $1 AND p.workspace_id IS NOT DISTINCT FROM $2`,
    [org, workspace],
  );
  const [made] = rows;
  if (made === undefined) throw new Error("the trial was not made");
  // As authz.trial_pass seals it.
  const sha256 = (...parts: (string | Buffer)[]) => {
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    return hash.digest();
  };
  const { id, inner, outer } = made;
  const passOf = (session: string) =>
    sha256(outer, sha256(inner, `{trial,${session},${org},${id}}`)).toString("hex");
  return { version: 1, passOf };
}

const rules = {
  addresses: [],
  idleMinutes: 60,
  sessionHours: null,
  keyDays: null,
  personalTokens: true,
  secondFactor: false,
  invitationDomains: [],
};

/** For each level the same, about the policy that the place has there. */
function both(name: string, rest: (trial: StagedTrial, session: string) => Record<string, unknown>) {
  const at =
    (level: "workspace" | "organization"): Sample =>
    (place: Place, { session }) => ({ [level]: place[level], ...rest(place.trials[level], session) });
  return { [`${name} (workspace)`]: at("workspace"), [`${name} (organization)`]: at("organization") };
}

/** The part of `inputs` about security policies. */
export const securityInputs: Readonly<Record<string, Sample>> = {
  ...both("securityPolicies.get", () => ({})),
  ...both("securityPolicies.history", () => ({})),
  ...both("securityPolicies.limits", () => ({})),
  "securityPolicies.preview": ({ workspace }) => ({ workspace, rules }),
  ...both("securityPolicies.set", () => ({ rules })),
  ...both("securityPolicies.confirm", ({ version, passOf }, session) => ({ version, pass: passOf(session) })),
  ...both("securityPolicies.revert", () => ({})),
  "securityPolicies.revert (platform)": ({ workspace }) => ({ workspace, actingAs: "platform" }),
  ...both("securityPolicies.restore", ({ version }) => ({ version })),
};
