/*
 * Where authority comes from: every table that authz.enter reads, and how a memory of what it found notices a change
 * (docs/decisions/050).
 */

type Event = "INSERT" | "UPDATE" | "DELETE";

const every: readonly Event[] = ["INSERT", "UPDATE", "DELETE"];

/** The changes of each table that raise a revision, by a trigger. The rest is told by a row that is not there any more. */
export const raising: Readonly<Record<string, readonly Event[]>> = {
  organization: ["UPDATE"],
  workspace: every,
  slug: every,
  role: every,
  organization_member: every,
  member: every,
  team_member: every,
  team_grant: every,
  key: ["UPDATE"],
  security_policy: every,
  'identity."user"': ["UPDATE"],
  "identity.platform_admin": every,
  "authz.blueprint": every,
  "identity.instance_key": ["UPDATE"],
  "authz.blueprint_key_mask": every,
  "authz.blueprint_level_mask": every,
  "authz.blueprint_state_mask": every,
  "authz.platform_role": every,
};

/** The tables that authz.enter only writes: nothing in them decides what someone can do. */
export const written: readonly string[] = ["activity"];

/** The tables that authz.revalidate reads itself, each time. */
export const confirmed: readonly string[] = [
  "identity.session",
  "identity.session_gap",
  "authz.instance_revision",
  "key_secret",
  "key_use",
  "identity.instance_key_secret",
];
