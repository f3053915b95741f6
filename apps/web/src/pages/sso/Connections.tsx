import { allowed, can, canEnableConnection, signInPermissions } from "@bailiwick/domain";
import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, type Outputs, trpc } from "../../api.ts";
import { beginAtProvider, keepNext } from "../../company.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { ActionButtons } from "../../ui/ActionButtons.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Copyable } from "../../ui/Copyable.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { Section } from "../../ui/Section.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { TenantWhy } from "../access/TenantWhy.tsx";
import { CreateConnectionDialog, EditConnectionDialog } from "./ConnectionDialogs.tsx";

const t = texts.sso;

export type Connection = Outputs["connections"]["list"]["items"][number];

/** The connections of the organization to its provider of identities. */
export function Connections() {
  const { actor, organization } = useTenant();
  const query = useQuery(trpc.connections.list.queryOptions({ organization: organization.id }));
  const [creating, setCreating] = useState(false);
  const decision = can(actor, signInPermissions.manage);
  return (
    <Section
      title={t.connections}
      description={t.connectionsDescription}
      actions={
        <Guarded decision={decision} why={<TenantWhy permission="sign_in:manage" />}>
          <Button variant="default" onClick={() => setCreating(true)}>
            {texts.common.opensDialog(t.create)}
          </Button>
        </Guarded>
      }
    >
      <Loaded query={query} skeleton={<LinesSkeleton lines={3} label={texts.common.loading} />}>
        {({ items, redirectUri }) => (
          <Stack gap="lg">
            <Facts
              rows={[[t.redirectUri, <Copyable key="uri" value={redirectUri} label={t.redirectUri} />]]}
            />
            {items.length === 0 && <Text size="sm">{t.noConnections}</Text>}
            {items.map((connection) => (
              <OneConnection key={connection.id} connection={connection} all={items} />
            ))}
          </Stack>
        )}
      </Loaded>
      {creating && <CreateConnectionDialog onClose={() => setCreating(false)} />}
    </Section>
  );
}

type Props = { readonly connection: Connection; readonly all: readonly Connection[] };

function OneConnection({ connection, all }: Props) {
  const { actor, organization, roles } = useTenant();
  const domains = useQuery(trpc.domains.list.queryOptions({ organization: organization.id }));
  const [asked, setAsked] = useState<"edit" | "off" | "delete" | null>(null);
  const { id, name, issuer, clientId, role, testedAt, stopped, people } = connection;
  const of = { organization: organization.id, connection: id };
  const enable = useChange(trpc.connections.enable.mutationOptions(), { said: () => t.turnedOn(name) });
  const test = useChange(
    {
      mutationFn: async () => {
        const { ticket } = await client.connections.test.mutate(of);
        return beginAtProvider({ ticket });
      },
    },
    {
      next: (url) => {
        keepNext(window.location.pathname);
        window.location.assign(url);
      },
    },
  );
  const manage = can(actor, signInPermissions.manage);
  const enabling = canEnableConnection(actor, {
    isTested: testedAt !== null,
    isAnotherOn: all.some((each) => each.id !== id && each.stopped === null),
    hasDomain: domains.data?.items.some(({ verifiedAt }) => verifiedAt !== null) ?? true,
    // The plan has its say when it is turned on.
    feature: allowed,
  });
  const close = () => setAsked(null);
  const isOn = stopped === null;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Text fw={600}>
          <Name>{name}</Name>
        </Text>
        <Badge color={isOn ? "teal" : "gray"}>{isOn ? t.on : t.stopped[stopped]}</Badge>
      </Group>
      <Facts
        rows={[
          [t.issuer, issuer],
          [t.clientId, clientId],
          [t.role, roles.items.find(({ key }) => key === role)?.name ?? role],
          [t.people, people],
          [t.tested, testedAt === null ? t.never : <Moment key="tested" at={testedAt} />],
        ]}
      />
      <Group gap="sm">
        <ActionButtons
          actions={[
            { label: t.test, decision: manage, run: () => test.mutate() },
            isOn
              ? { label: texts.common.opensDialog(t.turnOff), decision: manage, run: () => setAsked("off") }
              : { label: t.turnOn, decision: enabling, run: () => enable.mutate(of) },
            { label: texts.common.opensDialog(t.edit), decision: manage, run: () => setAsked("edit") },
            {
              label: texts.common.opensDialog(t.delete),
              decision: manage,
              danger: true,
              run: () => setAsked("delete"),
            },
          ]}
        />
      </Group>
      {asked === "edit" && <EditConnectionDialog connection={connection} onClose={close} />}
      {asked === "off" && <EndDialog connection={connection} verb="disable" onClose={close} />}
      {asked === "delete" && <EndDialog connection={connection} verb="delete" onClose={close} />}
    </Stack>
  );
}

type EndProps = {
  readonly connection: Connection;
  readonly verb: "disable" | "delete";
  readonly onClose: () => void;
};

/** Turns a connection off, or deletes it: what ends with it comes first. */
function EndDialog({ connection: { id, name }, verb, onClose }: EndProps) {
  const { organization } = useTenant();
  const words = t.ending[verb];
  const end = useConfirm(
    {
      mutationFn: async (of: { organization: string; connection: string }) => {
        if (verb === "disable") await client.connections.disable.mutate(of);
        else await client.connections.delete.mutate(of);
      },
    },
    { said: () => words.done(name), next: onClose },
  );
  return (
    <ConfirmDialog
      title={words.title(name)}
      effects={words.effects}
      submit={words.submit}
      change={end}
      onConfirm={() => end.mutate({ organization: organization.id, connection: id })}
      onClose={onClose}
    />
  );
}
