import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type Outputs, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { Guarded, type Verdict } from "../../ui/Guarded.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { Section } from "../../ui/Section.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";

const t = texts.security;

type Version = Outputs["securityPolicies"]["history"]["items"][number];
type Props = {
  readonly at: { readonly workspace: string } | { readonly organization: string };
  readonly decision: Verdict;
};

/** The versions of a policy: who set them and when, what became of them, and the way back to one. */
export function History({ at, decision }: Props) {
  const query = useQuery(trpc.securityPolicies.history.queryOptions(at));
  const restore = useChange(trpc.securityPolicies.restore.mutationOptions(), {
    said: (_, { version }) => t.restored(version),
  });
  return (
    <Section title={t.history}>
      <Loaded query={query} skeleton={<LinesSkeleton lines={3} label={texts.common.loading} />}>
        {({ items }) => (
          <Stack gap="sm">
            {items.length === 0 && <Text size="sm">{t.historyEmpty}</Text>}
            {items.map((item) => (
              <Group key={item.version} justify="space-between" gap="sm">
                <Group gap="sm">
                  <Text size="sm" fw={600}>
                    {t.version(item.version)}
                  </Text>
                  <Badge color={item.applies ? "teal" : "gray"}>{stateOf(item)}</Badge>
                  <Text size="sm" c="dimmed">
                    <Name>{item.createdByName}</Name> · <Ago at={item.createdAt} />
                  </Text>
                </Group>
                {!item.applies && (
                  <Guarded decision={decision}>
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`${t.restore}: ${t.version(item.version)}`}
                      onClick={() => restore.mutate({ ...at, version: item.version })}
                    >
                      {t.restore}
                    </Button>
                  </Guarded>
                )}
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function stateOf({ applies, settled, trialUntil }: Version): string {
  if (applies) return trialUntil !== null && settled === null ? t.onTrial : t.applies;
  return settled === null ? t.kept : t.settled[settled];
}
