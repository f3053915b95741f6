import { type Actor, can, type Decision, noRules, securityPermissions } from "@bailiwick/domain";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type Outputs, trpc } from "../../api.ts";
import { refusedHere } from "../../failure.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { Problem } from "../../feedback/Problem.tsx";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { Section } from "../../ui/Section.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { useWorkspace } from "../../workspace.ts";
import { useOrganization } from "../organization/useOrganization.ts";
import { History } from "./History.tsx";
import { PolicyForm } from "./PolicyForm.tsx";
import { linesOf } from "./rules.ts";
import { Trial } from "./Trial.tsx";

const t = texts.security;

/** The security policy of the workspace or the organization in the path (C1, C2, C10). */
export function SecurityPage() {
  const { workspace } = useParams({ strict: false });
  return workspace === undefined ? <OfOrganization /> : <OfWorkspace />;
}

function OfWorkspace() {
  const { workspace, actor } = useWorkspace();
  return <Policy level="workspace" {...workspace} actor={actor} at={{ workspace: workspace.id }} />;
}

function OfOrganization() {
  const { organization, actor } = useOrganization();
  return (
    <Policy level="organization" {...organization} actor={actor} at={{ organization: organization.id }} />
  );
}

type Props = {
  readonly level: "workspace" | "organization";
  readonly id: string;
  readonly name: string;
  readonly actor: Actor;
  readonly at: { readonly workspace: string } | { readonly organization: string };
};

function Policy({ level, id, name, actor, at }: Props) {
  const readable: Decision = can(actor, securityPermissions[level].read);
  const query = useQuery({ ...trpc.securityPolicies.get.queryOptions(at), enabled: readable.allowed });
  const decision = can(actor, securityPermissions[level].change);
  if (!readable.allowed)
    return (
      <Page title={texts.pages.security}>
        <Problem failure={refusedHere(readable)} />
      </Page>
    );
  return (
    <Page title={texts.pages.security} description={t.descriptions[level](name)}>
      <Loaded query={query} skeleton={<LinesSkeleton lines={10} label={texts.common.loading} />}>
        {({ rules, floor, trial, version }) => (
          <>
            {trial !== null && <Trial at={at} trial={trial} decision={decision} />}
            <PolicyForm
              key={`${id} ${version} ${trial?.version}`}
              at={at}
              rules={rules}
              version={version ?? 0}
              decision={decision}
            />
            {floor !== null && <Floor floor={floor} />}
          </>
        )}
      </Loaded>
      <History at={at} decision={decision} />
    </Page>
  );
}

type Rules = Outputs["securityPolicies"]["get"]["rules"];

/** What the organization rules for its workspace. */
function Floor({ floor }: { readonly floor: Rules }) {
  const lines = [
    [t.addresses, linesOf(floor)],
    [t.idleMinutes, floor.idleMinutes],
    [t.sessionHours, floor.sessionHours],
    [t.keyDays, floor.keyDays],
    [t.domains, floor.invitationDomains.join(", ")],
  ].filter(([, value]) => value !== null && value !== "");
  const { personalTokens, secondFactor } = floor;
  if (lines.length === 0 && personalTokens === noRules.personalTokens && !secondFactor) return null;
  return (
    <Section title={t.floorTitle} description={t.floor}>
      {lines.map(([label, value]) => (
        <Text key={label} size="sm" style={{ whiteSpace: "pre-line" }}>
          {label}: {value}
        </Text>
      ))}
      {secondFactor && <Text size="sm">{t.secondFactor}</Text>}
    </Section>
  );
}
