import { can } from "@bailiwick/domain";
import { Button, Group, Paper } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { useWorkspace } from "../../workspace.ts";
import { AddMemberDialog } from "./AddMemberDialog.tsx";
import { MembersTable } from "./MembersTable.tsx";

const says = texts.members;

/** The people of the workspace (V41, V52, M32-M38). What is searched, and the open dialog, are in the address. */
export function MembersPage() {
  const navigate = useNavigate();
  const here = useWorkspace();
  const { workspace, actor } = here;
  const { search = "", add = false } = useSearch({ from: "/_in/ws/$workspace/members" });
  const decision = can(actor, "member:add");
  const look = (change: { search?: string; add?: boolean }) => {
    const next = { search, add, ...change };
    const kept = {
      ...(next.search === "" ? {} : { search: next.search }),
      ...(next.add ? { add: true } : {}),
    };
    void navigate({ ...paths.members(workspace.slug, kept), replace: true });
  };
  return (
    <Page
      title={says.title}
      says={says.says(workspace.memberCount)}
      actions={
        <Guarded decision={decision}>
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => look({ add: true })}>
            {says.add}
          </Button>
        </Guarded>
      }
    >
      <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
        <Group p="lg" style={{ borderBottom: "1px solid var(--line)" }}>
          <SearchField
            key={workspace.id}
            label={says.search}
            clearLabel={texts.common.clearSearch}
            initial={search}
            onSearch={(text) => look({ search: text })}
          />
        </Group>
        <MembersTable here={here} search={search} />
      </Paper>
      {add && decision.allowed && <AddMemberDialog here={here} onClose={() => look({ add: false })} />}
    </Page>
  );
}
