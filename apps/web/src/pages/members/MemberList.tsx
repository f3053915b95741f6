import { Paper, Stack } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { paths } from "../../paths.ts";
import { changed } from "../../search.ts";
import { useWorkspace } from "../../workspace.ts";
import { MembersTable } from "./MembersTable.tsx";
import { PeopleBar } from "./PeopleBar.tsx";
import { RequestsSection } from "./requests/RequestsSection.tsx";

/** Everyone with access to the workspace. Filters and order are in the URL. */
export function MemberList() {
  const navigate = useNavigate();
  const { workspace, address, actor } = useWorkspace();
  const search = useSearch({ from: "/_in/ws/$workspace/members/" });
  const look = (change: Parameters<typeof changed<typeof search>>[1]) =>
    void navigate({ ...paths.members({ workspace: address }, changed(search, change)), replace: true });
  return (
    <Stack gap="lg">
      <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
        <PeopleBar
          place={{ workspace: workspace.id }}
          slug={workspace.slug}
          roles={actor.roles.workspace}
          search={search}
          onSearch={look}
        />
        <MembersTable search={search} onSearch={look} />
      </Paper>
      <RequestsSection place={{ level: "workspace", id: workspace.id, name: workspace.name, actor }} />
    </Stack>
  );
}
