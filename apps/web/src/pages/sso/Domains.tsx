import { can, signInPermissions } from "@bailiwick/domain";
import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Outputs, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Copyable } from "../../ui/Copyable.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Section } from "../../ui/Section.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { TenantWhy } from "../access/TenantWhy.tsx";
import { AddDomainDialog } from "./AddDomainDialog.tsx";

const t = texts.sso;

export type Domain = Outputs["domains"]["list"]["items"][number];

/** How often the page looks whether a domain that is being verified is, in milliseconds. */
const lookAgainMs = 2_000;

/** The domains of the organization, with the records that verify them. */
export function Domains() {
  const { actor, organization } = useTenant();
  const query = useQuery({
    ...trpc.domains.list.queryOptions({ organization: organization.id }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ isChecking }) => isChecking) ? lookAgainMs : false,
  });
  const [adding, setAdding] = useState(false);
  const decision = can(actor, signInPermissions.domains);
  return (
    <Section
      title={t.domains}
      description={t.domainsDescription}
      actions={
        <Guarded decision={decision} why={<TenantWhy permission="domain:manage" />}>
          <Button variant="default" onClick={() => setAdding(true)}>
            {texts.common.opensDialog(t.addDomain)}
          </Button>
        </Guarded>
      }
    >
      <Loaded query={query} skeleton={<LinesSkeleton lines={3} label={texts.common.loading} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">{t.noDomains}</Text>
          ) : (
            <Stack gap="lg">
              {items.map((domain) => (
                <OneDomain key={domain.id} domain={domain} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {adding && <AddDomainDialog onClose={() => setAdding(false)} />}
    </Section>
  );
}

const stateOf = ({ verifiedAt, missingSince, isChecking }: Domain) => {
  if (isChecking) return { color: "gray", text: t.checking };
  if (missingSince !== null) return { color: "yellow", text: t.recordGone };
  return verifiedAt === null ? { color: "yellow", text: t.unverified } : { color: "teal", text: t.verified };
};

function OneDomain({ domain }: { readonly domain: Domain }) {
  const { actor, organization } = useTenant();
  const [removing, setRemoving] = useState(false);
  const of = { organization: organization.id, domain: domain.id };
  const verify = useChange(trpc.domains.verify.mutationOptions());
  const decision = can(actor, signInPermissions.domains);
  const { color, text } = stateOf(domain);
  const { name, record, verifiedAt, missingSince, problem } = domain;
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="md">
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          <Badge color={color}>{text}</Badge>
        </Group>
        <Group gap="sm">
          <Guarded decision={decision}>
            <Button
              size="compact-sm"
              variant="default"
              loading={verify.isPending}
              onClick={() => verify.mutate(of)}
            >
              {t.verify}
            </Button>
          </Guarded>
          <Guarded decision={decision}>
            <Button size="compact-sm" variant="subtle" color="red" onClick={() => setRemoving(true)}>
              {texts.common.opensDialog(t.remove)}
            </Button>
          </Guarded>
        </Group>
      </Group>
      {problem !== null && <Text size="sm">{t.problems[problem]}</Text>}
      {(verifiedAt === null || missingSince !== null) && (
        <Facts
          rows={[
            [t.recordHost, <Copyable key="host" value={record.host} label={t.recordHost} />],
            [t.recordValue, <Copyable key="value" value={record.value} label={t.recordValue} />],
          ]}
        />
      )}
      {removing && <RemoveDialog domain={domain} onClose={() => setRemoving(false)} />}
    </Stack>
  );
}

function RemoveDialog({ domain, onClose }: { readonly domain: Domain; readonly onClose: () => void }) {
  const { organization } = useTenant();
  const remove = useConfirm(trpc.domains.remove.mutationOptions(), {
    said: () => t.removed(domain.name),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.removeTitle(domain.name)}
      effects={t.removeEffects}
      submit={t.remove}
      change={remove}
      onConfirm={() => remove.mutate({ organization: organization.id, domain: domain.id })}
      onClose={onClose}
    />
  );
}
