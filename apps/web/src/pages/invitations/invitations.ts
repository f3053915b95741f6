import type { Actor, InvitationFacts, Roles, Seats } from "@bailiwick/domain";
import type { Outputs } from "../../api.ts";

export type Invitation = Outputs["invitations"]["list"]["items"][number];

/** Where people are invited to: a workspace, or an organization. */
export type InvitingPlace = {
  readonly level: keyof Roles;
  readonly id: string;
  /** Who looks at the invitations, with the roles that there are, custom ones too. */
  readonly actor: Actor;
  /** The workspace's; null where there are none. */
  readonly seats: Seats | null;
};

/** The invitation as the domain's rules want it. */
export function factsOfInvitation(
  { level }: Pick<InvitingPlace, "level">,
  { role, state }: Invitation,
): InvitationFacts {
  return { level, role, state };
}

/** How the API's calls on invitations name the place. */
export function namedPlace({ level, id }: Pick<InvitingPlace, "level" | "id">) {
  return level === "workspace" ? { workspace: id } : { organization: id };
}
