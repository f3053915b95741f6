import { can, permission } from "@bailiwick/domain";
import { Button, Paper } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { paths } from "../../paths.ts";
import { changed, type TeamsSearch } from "../../search.ts";
import { InTenant, useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { ListBar, OrderSelect } from "../../ui/ListBar.tsx";
import { Page } from "../../ui/Page.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { TenantWhy } from "../access/TenantWhy.tsx";
import { CreateTeamDialog } from "./CreateTeamDialog.tsx";
import { TeamsTable } from "./TeamsTable.tsx";

const teamRead = permission("team:read");
const teamCreate = permission("team:create");

const t = texts.teams;

/** The teams of an organization, or of a standalone workspace (P3). */
export function TeamsPage() {
  return (
    <InTenant>
      <Teams />
    </InTenant>
  );
}

function Teams() {
  const { actor } = useTenant();
  const reading = can(actor, teamRead);
  if (reading.allowed) return <ReadableTeams />;
  return (
    <Page title={texts.pages.teams}>
      <Problem failure={refusedHere(reading)} />
    </Page>
  );
}

/** The search and the open dialog are in the URL. */
function ReadableTeams() {
  const { actor, organization, place } = useTenant();
  const navigate = useNavigate();
  const { search = "", descending = false, create = false } = useSearch({ strict: false });
  const decision = can(actor, teamCreate);
  const look = (change: TeamsSearch) => {
    const kept = changed<TeamsSearch>({ search, descending, create }, change);
    void navigate({ ...paths.teams(place, kept), replace: true });
  };
  const sorting = {
    sort: "name",
    descending,
    onSort: (_: string, down: boolean) => look({ descending: down }),
  };
  const creating = (
    <Guarded decision={decision} why={<TenantWhy permission="team:create" />}>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => look({ create: true })}>
        {t.create}
      </Button>
    </Guarded>
  );
  return (
    <Page title={texts.pages.teams} description={t.description} actions={creating}>
      <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
        <ListBar end={<OrderSelect orders={t.orders} sorting={sorting} />}>
          <SearchField
            key={organization.id}
            label={t.search}
            clearLabel={texts.common.clearSearch}
            initial={search}
            onSearch={(text) => look({ search: text })}
          />
        </ListBar>
        <TeamsTable search={search} sorting={sorting} onCreate={() => look({ create: true })} />
      </Paper>
      {create && decision.allowed && <CreateTeamDialog onClose={() => look({ create: false })} />}
    </Page>
  );
}
