import { Paper, Stack } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { paths } from "../../paths.ts";
import { changed } from "../../search.ts";
import { PeopleBar } from "../members/PeopleBar.tsx";
import { RequestsSection } from "../members/requests/RequestsSection.tsx";
import { PeopleFrame } from "./PeopleFrame.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import { useOrganization } from "./useOrganization.ts";

/** The people of the organization (M13, M63, S32). The search and the open dialog are in the URL. */
export function PeoplePage() {
  const navigate = useNavigate();
  const here = useOrganization();
  const { organization, actor } = here;
  const search = useSearch({ from: "/_in/o/$organization/people" });
  const look = (change: Parameters<typeof changed<typeof search>>[1]) => {
    const next = changed(search, change);
    void navigate({ ...paths.people({ organization: organization.slug }, next), replace: true });
  };
  return (
    <PeopleFrame
      here={here}
      needs="organization_member:read"
      adding={search.add === true}
      onAdding={(add) => look({ add })}
    >
      <Stack gap="lg">
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
        <RequestsSection
          place={{ level: "organization", id: organization.id, name: organization.name, actor }}
        />
      </Stack>
    </PeopleFrame>
  );
}
