import type { Actor, InvitationFacts, Roles, Seats } from "@bailiwick/domain";
import { client, type Outputs, trpc } from "../../api.ts";
import type { InvitationsSearch } from "../../search.ts";

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

/** The calls on the invitations of a place: the same for a workspace and for an organization. */
export function invitationCalls({ level, id }: Pick<InvitingPlace, "level" | "id">) {
  const asked = ({ search = "", state }: InvitationsSearch) => ({ search, state: state ?? null });
  if (level === "workspace") {
    return {
      key: (search: InvitationsSearch) =>
        trpc.invitations.list.infiniteQueryKey({ workspace: id, ...asked(search) }),
      list: (search: InvitationsSearch, cursor: string | null) =>
        client.invitations.list.query({ workspace: id, ...asked(search), cursor }),
      resend: (invitation: string) => client.invitations.resend.mutate({ workspace: id, invitation }),
      revoke: (invitation: string) => client.invitations.revoke.mutate({ workspace: id, invitation }),
    };
  }
  return {
    key: (search: InvitationsSearch) =>
      trpc.organizationInvitations.list.infiniteQueryKey({ organization: id, ...asked(search) }),
    list: (search: InvitationsSearch, cursor: string | null) =>
      client.organizationInvitations.list.query({ organization: id, ...asked(search), cursor }),
    resend: (invitation: string) =>
      client.organizationInvitations.resend.mutate({ organization: id, invitation }),
    revoke: (invitation: string) =>
      client.organizationInvitations.revoke.mutate({ organization: id, invitation }),
  };
}
