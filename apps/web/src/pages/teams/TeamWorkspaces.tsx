import { can, permission } from "@bailiwick/domain";
import { Button, Text } from "@mantine/core";
import { IconLayoutGrid } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { GiveRoleDialog } from "./GiveRoleDialog.tsx";
import type { Team, TeamWorkspace } from "./teams.ts";
import { workspaceColumns } from "./workspaceColumns.tsx";

const memberAdd = permission("member:add");

const t = texts.teams;

type Asking = { readonly onAsk: () => void };

/** The team's roles by workspace. Workspaces that the reader can't see are only counted. */
export function TeamWorkspaces({ team }: { readonly team: Team }) {
  const { organization } = useTenant();
  const input = { organization: organization.id, team: team.id };
  const pages = usePages(trpc.teams.workspaces.infiniteQueryKey(input), (cursor) =>
    client.teams.workspaces.query({ ...input, cursor }),
  );
  const columns = useMemo(() => workspaceColumns(), []);
  const [giving, setGiving] = useState(false);
  const ask = () => setGiving(true);
  return (
    <Section
      title={t.workspacesTitle}
      description={t.workspacesDescription}
      actions={team.workspaces > 0 && <GiveRole onAsk={ask} />}
      flush
    >
      <Loaded query={pages} skeleton={<RowsSkeleton rows={2} label={texts.common.loading} />}>
        {(workspaces: TeamWorkspace[]) => {
          const hidden = pages.hasMore ? 0 : Math.max(0, team.workspaces - workspaces.length);
          if (workspaces.length === 0) return <NoRole hidden={hidden} onAsk={ask} />;
          return (
            <>
              <DataTable
                label={t.workspacesTitle}
                columns={columns}
                rows={workspaces}
                rowId={(workspace) => workspace.id}
              />
              {hidden > 0 && (
                <Text size="sm" c="dimmed" px="lg" py="sm">
                  {t.hidden(hidden)}
                </Text>
              )}
              <PagesFoot pages={pages} />
            </>
          );
        }}
      </Loaded>
      {giving && <GiveRoleDialog team={team} onClose={() => setGiving(false)} />}
    </Section>
  );
}

/** Nothing to list: there is no role yet, or only where the reader can't see it. */
function NoRole({ hidden, onAsk }: Asking & { readonly hidden: number }) {
  return (
    <Empty
      icon={<IconLayoutGrid size={22} />}
      title={hidden > 0 ? t.onlyHiddenTitle : t.noWorkspacesTitle}
      description={hidden > 0 ? t.onlyHidden(hidden) : t.noWorkspacesDescription}
    >
      <GiveRole onAsk={onAsk} />
    </Empty>
  );
}

/** Opens the dialog to assign the team a role; people who can't assign one in the workspace see why. */
function GiveRole({ onAsk }: Asking) {
  const { here } = useTenant();
  return (
    <Guarded decision={here === null ? { allowed: true } : can(here.actor, memberAdd)}>
      <Button variant="default" onClick={onAsk}>
        {t.give}
      </Button>
    </Guarded>
  );
}
