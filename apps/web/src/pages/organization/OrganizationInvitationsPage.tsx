import { useNavigate, useSearch } from "@tanstack/react-router";
import { paths } from "../../paths.ts";
import { InvitationList } from "../invitations/InvitationList.tsx";
import { PeopleFrame } from "./PeopleFrame.tsx";
import { useOrganization } from "./useOrganization.ts";

/** Who is invited to the organization, in which state. What is searched is in the address. */
export function OrganizationInvitationsPage() {
  const navigate = useNavigate();
  const here = useOrganization();
  const { organization, actor } = here;
  const search = useSearch({ from: "/_in/o/$organization/people/invitations" });
  return (
    <PeopleFrame here={here} needs="organization_invitation:read">
      <InvitationList
        key={organization.id}
        place={{ level: "organization", id: organization.id, actor, seats: null }}
        search={search}
        onSearch={(next) =>
          void navigate({
            ...paths.peopleInvitations({ organization: organization.slug }, next),
            replace: true,
          })
        }
      />
    </PeopleFrame>
  );
}
