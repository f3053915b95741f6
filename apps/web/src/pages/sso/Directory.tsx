import { can, canIssueKey, directoryStates, directorySync } from "@bailiwick/domain";
import { Alert, Button, List, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Outputs, trpc } from "../../api.ts";
import { refusedHere } from "../../failure.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { Problem } from "../../feedback/Problem.tsx";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { Section } from "../../ui/Section.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { TenantWhy } from "../access/TenantWhy.tsx";
import { DirectoryPeople } from "./DirectoryPeople.tsx";
import { IssueTokenDialog } from "./IssueTokenDialog.tsx";
import { syncScope, tokenLevel } from "./syncToken.ts";

const t = texts.sso.directory;

type Status = Outputs["directory"]["status"];

/** The sync with the company's directory: where it writes to, with which token, and how it goes. */
export function Directory() {
  const { actor, organization } = useTenant();
  const decision = can(actor, directorySync);
  const query = useQuery({
    ...trpc.directory.status.queryOptions({ organization: organization.id }),
    enabled: decision.allowed,
  });
  const [issuing, setIssuing] = useState(false);
  const level = tokenLevel(actor);
  const draft = { name: t.token, scopes: [syncScope], expiresAt: null };
  const issue = canIssueKey(actor, level, draft, { now: new Date(), active: 0 });
  const isOnPlan = query.data?.isOnPlan ?? true;
  return (
    <Section
      title={t.title}
      description={t.description}
      actions={
        isOnPlan && (
          <Guarded
            decision={issue}
            why={<TenantWhy permission={level === "workspace" ? "key:issue" : "organization_key:issue"} />}
          >
            <Button variant="default" onClick={() => setIssuing(true)}>
              {texts.common.opensDialog(t.issue)}
            </Button>
          </Guarded>
        )
      }
    >
      {decision.allowed ? (
        <Loaded query={query} skeleton={<LinesSkeleton lines={4} label={texts.common.loading} />}>
          {(status) => (status.isOnPlan ? <Shown status={status} /> : <Text size="sm">{t.notOnPlan}</Text>)}
        </Loaded>
      ) : (
        <Problem failure={refusedHere(decision)} />
      )}
      {issuing && <IssueTokenDialog onClose={() => setIssuing(false)} />}
    </Section>
  );
}

function Shown({ status }: { readonly status: Status }) {
  const { url, isFollowed, people, teams, lastContact, failures } = status;
  const known = directoryStates.reduce((sum, state) => sum + people[state], 0);
  return (
    <Stack gap="lg">
      <Facts
        rows={[
          [t.url, <Copyable key="url" value={url} label={t.url} />],
          [t.lastContact, lastContact === null ? t.never : <Ago key="contact" at={lastContact} />],
          ...directoryStates.map((state) => [t.states[state], number(people[state])] as const),
          [t.teams, number(teams)],
        ]}
      />
      {!isFollowed && known > 0 && <Alert color="yellow">{t.resuming}</Alert>}
      {failures.length > 0 && (
        <section aria-label={t.failures}>
          <Text fw={600} size="sm">
            {t.failures}
          </Text>
          <List size="sm" mt={4}>
            {failures.map(({ at, target, message }) => (
              <List.Item key={`${at} ${target}`}>
                <Ago at={at} /> · <Name>{target ?? ""}</Name>: {message}
              </List.Item>
            ))}
          </List>
        </section>
      )}
      {known === 0 ? <Text size="sm">{t.noPeople}</Text> : <DirectoryPeople />}
    </Stack>
  );
}
