import { can, permission } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { useWorkspace } from "../../workspace.ts";
import { Why } from "../access/Why.tsx";
import { AddTeamDialog } from "./AddTeamDialog.tsx";
import { ChangeTeamRoleDialog } from "./ChangeTeamRoleDialog.tsx";
import { RemoveTeamDialog } from "./RemoveTeamDialog.tsx";
import { type TeamAsk, type TeamGrant, teamGrantColumns } from "./teamColumns.tsx";

const memberAdd = permission("member:add");
const teamRead = permission("team:read");

const t = texts.members;

/** The teams with a role in the workspace (P3, P14): assigned, changed and removed here. */
export function TeamGrants() {
  const here = useWorkspace();
  const { workspace, actor, tenant } = here;
  const [asked, setAsked] = useState<TeamAsk | null>(null);
  const pages = usePages(trpc.teamGrants.list.infiniteQueryKey({ workspace: workspace.id }), (cursor) =>
    client.teamGrants.list.query({ workspace: workspace.id, cursor }),
  );
  const columns = useMemo(() => teamGrantColumns(setAsked), []);
  const close = () => setAsked(null);
  return (
    <Section
      flush
      title={t.teamsTitle}
      description={t.teamsDescription}
      actions={
        <Guarded decision={can(actor, memberAdd)} why={<Why here={here} permission="member:add" />}>
          <Button variant="default" onClick={() => setAsked({ what: "add" })}>
            {t.teamAdd}
          </Button>
        </Guarded>
      }
    >
      <Loaded query={pages} skeleton={<RowsSkeleton rows={2} label={texts.common.loading} />}>
        {(grants: TeamGrant[]) =>
          grants.length === 0 ? (
            <Empty
              icon={<IconUsersGroup size={22} />}
              title={t.teamsEmptyTitle}
              description={t.teamsEmptyDescription}
            >
              {can(actor, teamRead).allowed && (
                <LinkButton {...paths.teams(tenant)} variant="default">
                  {t.teamsAll}
                </LinkButton>
              )}
            </Empty>
          ) : (
            <>
              <DataTable label={t.teamsTitle} columns={columns} rows={grants} rowId={({ team }) => team.id} />
              <PagesFoot pages={pages} />
            </>
          )
        }
      </Loaded>
      {asked?.what === "add" && <AddTeamDialog here={here} onClose={close} />}
      {asked?.what === "change_role" && (
        <ChangeTeamRoleDialog here={here} grant={asked.grant} role={asked.role} onClose={close} />
      )}
      {asked?.what === "remove" && <RemoveTeamDialog here={here} grant={asked.grant} onClose={close} />}
    </Section>
  );
}
