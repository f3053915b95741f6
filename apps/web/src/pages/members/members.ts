import { type Blueprint, type Roles, roleIn } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import type { Verdict } from "../../ui/Guarded.tsx";

export type Member = Outputs["members"]["list"]["items"][number];

/** The requested action on a member, which needs a dialog first. */
export type MemberAsk =
  | { readonly what: "remove" | "make_owner" | "give_own"; readonly member: Member }
  | { readonly what: "change_role"; readonly member: Member; readonly role: string };

/** The name of a workspace role; its key if unknown. */
export function roleName(roles: Roles, key: string): string {
  return roleIn(roles, "workspace", key)?.name ?? key;
}

/** The name of the role that keeps a workspace owned: "Owner", "Workspace admin". */
export function ownerName({ owner, roles }: Blueprint): string {
  return roleName(roles, owner.role);
}

/** The direct role, which can be changed and removed here; null for a person with access only from other sources. */
export function ownRole({ sources }: Pick<Member, "sources">): string | null {
  return sources.find(({ source }) => source === "direct")?.role ?? null;
}

/** When the direct role ends by itself; null if it does not. */
export function ownEnd({ sources }: Pick<Member, "sources">): string | null {
  return sources.find(({ source }) => source === "direct")?.endsAt ?? null;
}

/** The other sources of their access, for a sentence. */
export function otherWays({ sources }: Pick<Member, "sources">): string[] {
  return sources.flatMap(({ source, team }) => {
    if (source === "team") return [texts.members.team(team?.name ?? "")];
    return source === "organization" ? [texts.members.organizationRole] : [];
  });
}

/**
 * Decides on an action on a person's direct role; for a person without one, names the source of their access instead.
 * `decide` gets the member in the domain's terms.
 */
export function onOwnRole(
  member: Member,
  decide: (target: { readonly userId: string; readonly role: string; readonly active: boolean }) => Verdict,
): Verdict {
  const role = ownRole(member);
  if (role === null) return { allowed: false, message: texts.members.comesFrom(otherWays(member)) };
  return decide({ userId: member.userId, role, active: member.active });
}
