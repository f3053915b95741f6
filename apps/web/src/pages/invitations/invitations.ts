import type { Actor, InvitationFacts, Roles, Seats } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";

export type Invitation = Outputs["invitations"]["list"]["items"][number];

/** The target of an invitation: a workspace, or an organization. */
export type InvitingPlace = {
  readonly level: keyof Roles;
  readonly id: string;
  /** The viewer of the invitations, with all roles, including custom ones. */
  readonly actor: Actor;
  /** The workspace's; null if there are none. */
  readonly seats: Seats | null;
};

/** The invitation for the domain's rules. */
export function factsOfInvitation(
  { level }: Pick<InvitingPlace, "level">,
  { role, state }: Invitation,
): InvitationFacts {
  return { level, role, state };
}

/** The place, as in the API's calls on invitations. */
export function namedPlace({ level, id }: Pick<InvitingPlace, "level" | "id">) {
  return level === "workspace" ? { workspace: id } : { organization: id };
}
