import { can } from "@bailiwick/domain";
import { Button, Group, Paper } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { ExportPeople } from "../members/ExportPeople.tsx";
import { AddPersonDialog } from "./AddPersonDialog.tsx";
import { PeopleFrame } from "./PeopleFrame.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import { organizationRoleName } from "./people.ts";
import { useOrganization } from "./useOrganization.ts";

const t = texts.organization;

/** The people of the organization (M13, M63, S32). What is searched, and the open dialog, are in the address. */
export function PeoplePage() {
  const navigate = useNavigate();
  const here = useOrganization();
  const { organization, actor } = here;
  const { search = "", add = false } = useSearch({ from: "/_in/o/$organization/people" });
  const adding = can(actor, "organization_member:add");
  // Who may invite and not add comes by the same door.
  const may = adding.allowed || can(actor, "organization_invitation:create").allowed;
  const look = (change: { search?: string; add?: boolean }) => {
    const next = { search, add, ...change };
    const kept = {
      ...(next.search === "" ? {} : { search: next.search }),
      ...(next.add ? { add: true } : {}),
    };
    void navigate({ ...paths.people({ organization: organization.slug }, kept), replace: true });
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
        <Group p="lg" justify="space-between" style={{ borderBottom: "1px solid var(--line)" }}>
          <SearchField
            key={organization.id}
            label={t.search}
            clearLabel={texts.common.clearSearch}
            initial={search}
            onSearch={(text) => look({ search: text })}
          />
          <ExportPeople
            place={{ organization: organization.id }}
            slug={organization.slug}
            search={search}
            roleName={(key) => organizationRoleName(actor.roles, key)}
          />
        </Group>
        <PeopleTable here={here} search={search} />
      </Paper>
      {add && may && <AddPersonDialog here={here} onClose={() => look({ add: false })} />}
    </PeopleFrame>
  );
}
