import {
  type AccessGrant,
  type Blueprint,
  explainAccess,
  type Permission,
  type PermissionLevel,
  type Roles,
  roleIn,
  type WorkspaceState,
} from "@bailiwick/domain";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { askable } from "../access/askable.ts";
import type { Member } from "./members.ts";

/** A permission here: whether this person has it, through which grants, or why not. */
export type Held = {
  readonly permission: Permission;
  readonly because: readonly string[];
  /** The refusal's sentence; null if allowed. */
  readonly refusal: string | null;
};
export type HeldGroup = { readonly level: PermissionLevel; readonly rows: readonly Held[] };

type Place = { readonly roles: Roles; readonly blueprint: Blueprint; readonly state: WorkspaceState };

/** The sources of a person's access, for the domain's rules; a role that no longer exists gives nothing. */
export function grantsOf({ sources }: Pick<Member, "sources">, roles: Roles): AccessGrant[] {
  return sources.flatMap(({ source, role: key, team, endsAt: until }) => {
    const role = roleIn(roles, source === "organization" ? "organization" : "workspace", key);
    if (role === undefined) return [];
    const endsAt = until === null ? null : new Date(until);
    return [team === null ? { source, role, endsAt } : { source, role, team, endsAt }];
  });
}

/** Every permission that exists here, decided for this person by the same rules as their calls. */
export function effectiveAccess(
  member: Pick<Member, "sources">,
  { roles, blueprint, state }: Place,
): HeldGroup[] {
  const grants = grantsOf(member, roles);
  return askable(roles, blueprint).map(({ level, rows }) => ({
    level,
    rows: rows.map((permission) => {
      const question = { permission: permission.name, grants, state, blueprint };
      const { because, refusal } = explainAccess(question);
      return {
        permission,
        because: because.map(({ source, role, team }) =>
          texts.access.grant[source](role.name, team?.name ?? ""),
        ),
        refusal: refusal === null ? null : sentenceOf(refusal),
      };
    }),
  }));
}
