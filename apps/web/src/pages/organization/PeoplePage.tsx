import { can, permission } from "@bailiwick/domain";
import { Button, Paper } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { paths } from "../../paths.ts";
import { changed } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { PeopleBar } from "../members/PeopleBar.tsx";
import { AddPersonDialog } from "./AddPersonDialog.tsx";
import { PeopleFrame } from "./PeopleFrame.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import { useOrganization } from "./useOrganization.ts";

const organizationMemberAdd = permission("organization_member:add");
const organizationInvitationCreate = permission("organization_invitation:create");

const t = texts.organization;

/** The people of the organization (M13, M63, S32). The search and the open dialog are in the URL. */
export function PeoplePage() {
  const navigate = useNavigate();
  const here = useOrganization();
  const { organization, actor } = here;
  const search = useSearch({ from: "/_in/o/$organization/people" });
  const adding = can(actor, organizationMemberAdd);
  // People who can invite but not add use the same button.
  const may = adding.allowed || can(actor, organizationInvitationCreate).allowed;
  const look = (change: Parameters<typeof changed<typeof search>>[1]) => {
    const next = changed(search, change);
    void navigate({ ...paths.people({ organization: organization.slug }, next), replace: true });
  };
  return (
    <PeopleFrame
      here={here}
      needs="organization_member:read"
      actions={
        <Guarded decision={may ? { allowed: true } : adding}>
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => look({ add: true })}>
            {t.add}
          </Button>
        </Guarded>
      }
    >
      <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
        <PeopleBar
          place={{ organization: organization.id }}
          slug={organization.slug}
          roles={actor.roles.organization}
          search={search}
          onSearch={look}
        />
        <PeopleTable here={here} search={search} onSearch={look} />
      </Paper>
      {search.add === true && may && <AddPersonDialog here={here} onClose={() => look({ add: false })} />}
    </PeopleFrame>
  );
}
