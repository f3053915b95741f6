import { allOf, canAddToTeam, canChangeByHand } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { IconUserPlus, IconUsers } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { paths } from "../../paths.ts";
import type { MembersSearch } from "../../search.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { ListBar } from "../../ui/ListBar.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { TenantWhy } from "../access/TenantWhy.tsx";
import { AddToTeamDialog } from "./AddToTeamDialog.tsx";
import { LeaveTeamDialog } from "./LeaveTeamDialog.tsx";
import { personColumns } from "./personColumns.tsx";
import { RemoveFromTeamDialog } from "./RemoveFromTeamDialog.tsx";
import { reachOf, type Team, type TeamMember } from "./teams.ts";

const t = texts.teams;

/** The members of a team, page by page. The search and the open dialog are in the URL. */
export function TeamPeople({ team }: { readonly team: Team }) {
  const { actor, place } = useTenant();
  const navigate = useNavigate();
  const { search = "", add = false } = useSearch({ strict: false });
  const look = (change: MembersSearch) => {
    const next = { search, add, ...change };
    const kept = {
      ...(next.search === "" ? {} : { search: next.search }),
      ...(next.add ? { add: true } : {}),
    };
    void navigate({ ...paths.team({ ...place, team: team.id }, kept), replace: true });
  };
  // The server suggests people who belong here and are not in it.
  const decision = allOf(
    () => canAddToTeam(actor, { belongs: true, isInTeam: false, reach: reachOf(team) }),
    () => canChangeByHand(team),
  );
  return (
    <Section
      title={t.peopleTitle}
      description={team.ofDirectory ? t.peopleOfDirectory : t.peopleDescription}
      actions={
        <Guarded decision={decision} why={<TenantWhy permission="team_member:add" />}>
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => look({ add: true })}>
            {t.add}
          </Button>
        </Guarded>
      }
      flush
    >
      {(team.people > 0 || search !== "") && (
        <ListBar>
          <SearchField
            key={team.id}
            label={t.searchPeople}
            clearLabel={texts.common.clearSearch}
            initial={search}
            onSearch={(text) => look({ search: text })}
          />
        </ListBar>
      )}
      <People team={team} search={search} />
      {add && decision.allowed && <AddToTeamDialog team={team} onClose={() => look({ add: false })} />}
    </Section>
  );
}

function People({ team, search }: { readonly team: Team; readonly search: string }) {
  const { organization, me } = useTenant();
  const [gone, setGone] = useState<TeamMember | null>(null);
  const input = { organization: organization.id, team: team.id, search };
  const pages = usePages(trpc.teams.members.infiniteQueryKey(input), (cursor) =>
    client.teams.members.query({ ...input, cursor }),
  );
  const columns = useMemo(() => personColumns(team, setGone), [team.withinReach, team.ofDirectory]);
  const close = () => setGone(null);
  return (
    <>
      <Loaded query={pages} skeleton={<RowsSkeleton rows={3} label={texts.common.loading} />}>
        {(people: TeamMember[]) => {
          if (people.length === 0) {
            const isEmpty = search === "";
            return (
              <Empty
                icon={<IconUsers size={22} />}
                title={isEmpty ? t.nobodyTitle : t.nobodyFoundTitle}
                description={isEmpty ? t.nobodyDescription : t.nobodyFoundDescription}
              />
            );
          }
          return (
            <>
              <DataTable
                label={t.peopleTitle}
                columns={columns}
                rows={people}
                rowId={(person) => person.userId}
              />
              <PagesFoot pages={pages} total={search === "" ? number(team.people) : undefined} />
            </>
          );
        }}
      </Loaded>
      {gone?.userId === me.user.id && <LeaveTeamDialog team={team} onClose={close} />}
      {gone !== null && gone.userId !== me.user.id && (
        <RemoveFromTeamDialog team={team} person={gone} onClose={close} />
      )}
    </>
  );
}
