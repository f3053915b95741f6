import { type Blueprint, type Roles, roleIn } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import type { Verdict } from "../../ui/Guarded.tsx";

export type Member = Outputs["members"]["list"]["items"][number];

/** What was asked to be done to a member, and needs a dialog first. */
export type MemberAsk =
  | { readonly what: "remove" | "make_owner" | "give_own"; readonly member: Member }
  | { readonly what: "change_role"; readonly member: Member; readonly role: string };

/** The name of a workspace role; its key, when nobody here knows it. */
export function roleName(roles: Roles, key: string): string {
  return roleIn(roles, "workspace", key)?.name ?? key;
}

/** The name of the role that keeps a workspace owned: "Owner", "Workspace admin". */
export function ownerName({ owner, roles }: Blueprint): string {
  return roleName(roles, owner.role);
}

/** The role of their own, which is what can be changed and taken here; null for who comes by another way alone. */
export function ownRole({ sources }: Pick<Member, "sources">): string | null {
  return sources.find(({ source }) => source === "direct")?.role ?? null;
}

/** The other ways by which they come, as a sentence names them. */
export function otherWays({ sources }: Pick<Member, "sources">): string[] {
  return sources.flatMap(({ source, team }) => {
    if (source === "team") return [texts.members.team(team?.name ?? "")];
    return source === "organization" ? [texts.members.organizationRole] : [];
  });
}

/**
 * Decides on an act on somebody's own role; for who has none, says where their access comes from instead. `decide` gets
 * the member as the domain's rules want them.
 */
export function onOwnRole(
  member: Member,
  decide: (target: { readonly userId: string; readonly role: string; readonly active: boolean }) => Verdict,
): Verdict {
  const role = ownRole(member);
  if (role === null) return { allowed: false, message: texts.members.comesFrom(otherWays(member)) };
  return decide({ userId: member.userId, role, active: member.active });
}
