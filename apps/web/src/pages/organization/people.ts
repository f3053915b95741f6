import { type Roles, roleIn } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";

export type Member = Outputs["members"]["list"]["items"][number];

/** A person of an organization, who always has a role in it. */
export type OrganizationMember = Omit<Member, "role"> & { readonly role: string };

export const organizationMemberOf = (member: Member): OrganizationMember => ({
  ...member,
  role: member.role ?? "",
});

/** The requested action on a person, which needs a dialog first. */
export type PersonAsk =
  | { readonly what: "remove"; readonly person: OrganizationMember }
  | { readonly what: "change_role"; readonly person: OrganizationMember; readonly role: string };

/** The name of an organization role; its key if unknown. */
export function organizationRoleName(roles: Roles, key: string): string {
  return roleIn(roles, "organization", key)?.name ?? key;
}

/**
 * Facts for the rules on people that a list does not include: who else is an admin, and which workspaces would be left
 * without an owner. The preview before a change comes from the server, which knows them.
 */
export const unknownFacts = { otherAdmins: Number.POSITIVE_INFINITY, onlyOwnerOf: [] } as const;
