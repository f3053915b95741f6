import { canChangeOrganizationRole, canRemoveFromOrganization } from "@bailiwick/domain";
import { texts } from "../../texts/index.ts";
import type { SeveralRules } from "../members/several/several.ts";
import { type OrganizationMember, unknownFacts } from "./people.ts";
import { privateWindow } from "./RemovePersonDialog.tsx";
import type { InOrganization } from "./useOrganization.ts";

const t = texts.members.several;

/** What can be done to several people of an organization, each decided as if they were the only one. */
export function severalPeople({
  organization,
  actor,
  blueprint,
}: InOrganization): SeveralRules<OrganizationMember> {
  const window = privateWindow(blueprint);
  return {
    place: { organization: organization.id },
    roles: actor.roles.organization,
    roleOf: ({ role }) => role,
    canGive: (person, role) => canChangeOrganizationRole(actor, person, role, unknownFacts),
    canTake: (person) => canRemoveFromOrganization(actor, person, unknownFacts),
    effects: [t.fromOrganization, ...(window === null ? [] : [t.privateOnes(window)]), t.history],
  };
}
