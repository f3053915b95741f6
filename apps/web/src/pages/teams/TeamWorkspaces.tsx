import { Text } from "@mantine/core";
import { IconLayoutGrid } from "@tabler/icons-react";
import { useMemo } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { standsAlone } from "../../kinds.ts";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import type { Team, TeamWorkspace } from "./teams.ts";
import { workspaceColumns } from "./workspaceColumns.tsx";

const t = texts.teams;

/** Where a team has which role. Workspaces that the reader does not see are counted only. */
export function TeamWorkspaces({ team }: { readonly team: Team }) {
  const { organization } = useTenant();
  const input = { organization: organization.id, team: team.id };
  const pages = usePages(trpc.teams.workspaces.infiniteQueryKey(input), (cursor) =>
    client.teams.workspaces.query({ ...input, cursor }),
  );
  const columns = useMemo(() => workspaceColumns(), []);
  return (
    <Section
      title={t.workspacesTitle}
      description={t.workspacesDescription}
      actions={team.workspaces > 0 && <ToGrants label={t.grant} />}
      flush
    >
      <Loaded query={pages} skeleton={<RowsSkeleton rows={2} label={texts.common.loading} />}>
        {(workspaces: TeamWorkspace[]) => {
          const hidden = pages.hasMore ? 0 : Math.max(0, team.workspaces - workspaces.length);
          if (workspaces.length === 0) return <NoRole hidden={hidden} />;
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
    </Section>
  );
}

/** Nothing to list: there is no role yet, or only where the reader does not see it. */
function NoRole({ hidden }: { readonly hidden: number }) {
  const { blueprint } = useTenant();
  return (
    <Empty
      icon={<IconLayoutGrid size={22} />}
      title={hidden > 0 ? t.onlyHiddenTitle : t.noWorkspacesTitle}
      description={hidden > 0 ? t.onlyHidden(hidden) : t.noWorkspacesDescription}
    >
      <ToGrants label={standsAlone(blueprint) ? t.toMembers : t.toWorkspaces} />
    </Empty>
  );
}

/** The way to where a team gets a role: the members of a workspace. */
function ToGrants({ label }: { readonly label: string }) {
  const { place } = useTenant();
  const link = "workspace" in place ? paths.memberTeams(place) : paths.workspaces(place);
  return (
    <LinkButton {...link} variant="default">
      {label}
    </LinkButton>
  );
}
