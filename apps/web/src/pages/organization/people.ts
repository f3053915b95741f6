import { type Roles, roleIn } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";

export type Member = Outputs["members"]["list"]["items"][number];

/** Someone of an organization, who always has a role in it. */
export type OrganizationMember = Omit<Member, "role"> & { readonly role: string };

export const organizationMemberOf = (member: Member): OrganizationMember => ({
  ...member,
  role: member.role ?? "",
});

/** What was asked to be done to somebody, and needs a dialog first. */
export type PersonAsk =
  | { readonly what: "remove"; readonly person: OrganizationMember }
  | { readonly what: "change_role"; readonly person: OrganizationMember; readonly role: string };

/** The name of an organization role; its key, when it is none of these. */
export function organizationRoleName(roles: Roles, key: string): string {
  return roleIn(roles, "organization", key)?.name ?? key;
}

/**
 * What the rules on people ask, and a list does not tell: who else is an admin, and which workspaces would be left without
 * an owner. The effects that are shown before a change come from who knows, and say so.
 */
export const unknownFacts = { otherAdmins: Number.POSITIVE_INFINITY, onlyOwnerOf: [] } as const;
