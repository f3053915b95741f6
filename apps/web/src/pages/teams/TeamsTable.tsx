import { can, permission } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { client, trpc } from "../../api.ts";
import { DocsLink } from "../../feedback/DocsLink.tsx";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { DataTable, type Sorting } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { teamColumns } from "./columns.tsx";
import { type TeamAsk, TeamDialogs } from "./TeamDialogs.tsx";
import type { Team } from "./teams.ts";

const teamCreate = permission("team:create");

const t = texts.teams;

type Props = { readonly search: string; readonly sorting: Sorting; readonly onCreate: () => void };

/** The teams, page by page, each with their actions. */
export function TeamsTable({ search, sorting, onCreate }: Props) {
  const { organization } = useTenant();
  const [asked, setAsked] = useState<TeamAsk | null>(null);
  const input = { organization: organization.id, search, descending: sorting.descending };
  const pages = usePages(trpc.teams.list.infiniteQueryKey(input), (cursor) =>
    client.teams.list.query({ ...input, cursor, counted: cursor === null }),
  );
  const columns = useMemo(() => teamColumns(setAsked), []);
  return (
    <>
      <Loaded query={pages} skeleton={<RowsSkeleton label={texts.common.loading} />}>
        {(teams: Team[]) => {
          if (teams.length === 0) {
            return search === "" ? (
              <NoTeams onCreate={onCreate} />
            ) : (
              <Empty title={t.noneFoundTitle} description={t.noneFoundDescription} />
            );
          }
          return (
            <>
              <DataTable
                label={texts.pages.teams}
                columns={columns}
                rows={teams}
                rowId={(team) => team.id}
                sorting={sorting}
              />
              <PagesFoot pages={pages} />
            </>
          );
        }}
      </Loaded>
      <TeamDialogs asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

/** What teams are for, with a button to create the first one. */
function NoTeams({ onCreate }: { readonly onCreate: () => void }) {
  const { actor } = useTenant();
  return (
    <Empty icon={<IconUsersGroup size={22} />} title={t.emptyTitle} description={t.emptyDescription}>
      <Guarded decision={can(actor, teamCreate)}>
        <Button variant="default" onClick={onCreate}>
          {t.createFirst}
        </Button>
      </Guarded>
      <DocsLink />
    </Empty>
  );
}
