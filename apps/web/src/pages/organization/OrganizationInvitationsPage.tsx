import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { paths } from "../../paths.ts";
import { InvitationList } from "../invitations/InvitationList.tsx";
import { PeopleFrame } from "./PeopleFrame.tsx";
import { useOrganization } from "./useOrganization.ts";

/** The invitations to the organization, with their states. The search is in the URL. */
export function OrganizationInvitationsPage() {
  const navigate = useNavigate();
  const here = useOrganization();
  const { organization, actor } = here;
  const [adding, setAdding] = useState(false);
  const search = useSearch({ from: "/_in/o/$organization/people/invitations" });
  return (
    <PeopleFrame here={here} needs="organization_invitation:read" adding={adding} onAdding={setAdding}>
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
