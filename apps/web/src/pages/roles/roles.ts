import { type Blueprint, permissionSet, type RoleDraft, type RoleReach } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";
import type { RoleList } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";

const t = texts.roles;

/** A role as the API lists it, built-in or custom. */
export type ListedRole = Outputs["roles"]["list"]["items"][number];

/** How many have the role: people, teams and pending invitations combined. */
export function heldCount({ held }: Pick<ListedRole, "held">): number {
  return held.people + held.teams + held.invitations;
}

/** The holders of the role, kind by kind: "3 people", "1 team". */
export function holdersOf({ held }: Pick<ListedRole, "held">): string[] {
  return [
    held.people > 0 ? t.people(held.people) : null,
    held.teams > 0 ? t.teams(held.teams) : null,
    held.invitations > 0 ? t.invitations(held.invitations) : null,
  ].filter((count) => count !== null);
}

/** The holders of the role, in words: "3 people, 1 team". */
export function heldInWords(role: Pick<ListedRole, "held">): string {
  const counts = holdersOf(role);
  return counts.length === 0 ? t.nobodyHolds : counts.join(", ");
}

/** The reader's bounds as an author: for any new role, or for this one, which might already be assigned. */
export function reachOf(
  { anywhere }: RoleList,
  role: ListedRole | null,
  { catalogue }: Pick<Blueprint, "catalogue">,
): RoleReach {
  const there = role?.there ?? null;
  return {
    anywhere: permissionSet.of(anywhere, catalogue),
    there: there === null ? [] : [permissionSet.of(there, catalogue)],
  };
}

/** The current role, as its editor starts with it. */
export function draftOf({ level, name, description: purpose, permissions }: ListedRole): RoleDraft {
  return { level, name, description: purpose, permissions };
}

/** The initial replacement of a built-in role: the same under another name. */
export function replacementOf(role: ListedRole): RoleDraft {
  const draft = draftOf(role);
  return { ...draft, name: t.copyName(draft.name) };
}
