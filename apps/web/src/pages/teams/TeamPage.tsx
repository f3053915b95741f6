import { can, permission } from "@bailiwick/domain";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { failureOf, refusedHere } from "../../failure.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { Problem } from "../../feedback/Problem.tsx";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { InTenant, useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { ActionButtons } from "../../ui/ActionButtons.tsx";
import { Page } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/PageSkeleton.tsx";
import { type TeamAsk, TeamDialogs } from "./TeamDialogs.tsx";
import { TeamPeople } from "./TeamPeople.tsx";
import { TeamWorkspaces } from "./TeamWorkspaces.tsx";
import { teamActions } from "./teamActions.tsx";
import type { Team } from "./teams.ts";

const teamRead = permission("team:read");

const t = texts.teams;

/** One team: its members, and its roles by workspace (P14). */
export function TeamPage() {
  return (
    <InTenant>
      <Detail />
    </InTenant>
  );
}

function Detail() {
  const { team: id = "" } = useParams({ strict: false });
  const { actor, organization } = useTenant();
  const reading = can(actor, teamRead);
  const query = useQuery(
    trpc.teams.get.queryOptions(reading.allowed ? { organization: organization.id, team: id } : skipToken),
  );
  if (!reading.allowed) return <Problem page failure={refusedHere(reading)} />;
  // A mistyped id belongs to no team, whatever is wrong with it.
  if (query.error !== null && query.data === undefined) {
    const failure = failureOf(query.error);
    const missing = failure.code === "INVALID" ? { ...failure, code: "NOT_FOUND" as const } : failure;
    return <Problem page failure={missing} onRetry={() => void query.refetch()} />;
  }
  return (
    <Loaded query={query} skeleton={<PageSkeleton label={texts.common.loading} />}>
      {(team) => <Shown team={team} />}
    </Loaded>
  );
}

function Shown({ team }: { readonly team: Team }) {
  const { actor, place } = useTenant();
  const [asked, setAsked] = useState<TeamAsk | null>(null);
  return (
    <Page
      title={team.name}
      description={t.summary(team.people, team.workspaces)}
      back={
        <LinkText {...paths.teams(place)} size="sm" mb="xs" display="inline-block">
          {t.back}
        </LinkText>
      }
      actions={<ActionButtons actions={teamActions(actor, team, setAsked)} />}
    >
      <TeamPeople team={team} />
      <TeamWorkspaces team={team} />
      <TeamDialogs asked={asked} onClose={() => setAsked(null)} />
    </Page>
  );
}
