import { Group, Paper } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { SearchField } from "../../ui/SearchField.tsx";
import { useWorkspace } from "../../workspace.ts";
import { ExportPeople } from "./ExportPeople.tsx";
import { MembersTable } from "./MembersTable.tsx";
import { roleName } from "./members.ts";

/** Everybody who has access to the workspace. What is searched is in the address. */
export function MemberList() {
  const navigate = useNavigate();
  const here = useWorkspace();
  const { search = "" } = useSearch({ from: "/_in/ws/$workspace/members/" });
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <Group p="lg" justify="space-between" style={{ borderBottom: "1px solid var(--line)" }}>
        <SearchField
          key={here.workspace.id}
          label={texts.members.search}
          clearLabel={texts.common.clearSearch}
          initial={search}
          onSearch={(text) => {
            const narrowed = text === "" ? {} : { search: text };
            void navigate({ ...paths.members({ workspace: here.address }, narrowed), replace: true });
          }}
        />
        <ExportPeople
          place={{ workspace: here.workspace.id }}
          slug={here.workspace.slug}
          search={search}
          roleName={(key) => roleName(here.actor.roles, key)}
        />
      </Group>
      <MembersTable here={here} search={search} />
    </Paper>
  );
}
