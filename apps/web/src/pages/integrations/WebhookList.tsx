import { Badge, Box, Paper, Text } from "@mantine/core";
import { IconWebhook } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { LinkText } from "../../links.tsx";
import type { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import { type IntegrationPlace, namedPlace, type Webhook } from "./integrations.ts";

const t = texts.integrations;
const column = columnsFor<Webhook>();

type Props = {
  readonly place: IntegrationPlace;
  readonly to: (webhook: string) => ReturnType<typeof paths.webhook>;
  readonly manages: boolean;
};

/** The webhooks of a workspace or an organization. */
export function WebhookList({ place, to, manages }: Props) {
  const query = useQuery(trpc.webhooks.list.queryOptions(namedPlace(place)));
  const columns = useMemo(() => webhookColumns(to), [place.id]);
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <Loaded query={query} skeleton={<RowsSkeleton rows={3} label={texts.common.loading} />}>
        {({ items, limit }) =>
          items.length === 0 ? (
            <Empty
              icon={<IconWebhook size={22} />}
              title={t.emptyTitle}
              description={manages ? t.emptyDescription : t.emptyReading}
            />
          ) : (
            <>
              <DataTable
                label={texts.pages.integrations}
                columns={columns}
                rows={items}
                rowId={({ id }) => id}
              />
              {limit !== null && (
                <Text size="sm" c="dimmed" p="md">
                  {t.ofLimit(items.length, limit)}
                </Text>
              )}
            </>
          )
        }
      </Loaded>
    </Paper>
  );
}

/** Whether it is on, and if not, or not well, why. */
export function WebhookState({ stopped, failingSince }: Pick<Webhook, "stopped" | "failingSince">) {
  if (stopped !== null)
    return <Badge color={stopped === "by_hand" ? "gray" : "red"}>{t.stopped[stopped]}</Badge>;
  if (failingSince !== null) return <Badge color="orange">{t.failing}</Badge>;
  return <Badge color="teal">{t.on}</Badge>;
}

function webhookColumns(to: Props["to"]) {
  return column.columns([
    column.accessor("name", {
      header: t.name,
      meta: { card: "head", width: "45%" },
      cell: ({ row: { original } }) => (
        <Box miw={0}>
          <LinkText {...to(original.id)} size="sm" fw={550}>
            <Name>{original.name}</Name>
          </LinkText>
          <Text size="xs" c="dimmed" className="mono" style={{ overflowWrap: "anywhere" }}>
            {original.url}
          </Text>
        </Box>
      ),
    }),
    column.accessor("events", {
      header: t.events,
      cell: ({ row: { original } }) =>
        original.topic === null ? t.eventCount(original.events.length) : t.topics[original.topic],
    }),
    column.accessor("stopped", {
      header: t.state,
      cell: ({ row: { original } }) => <WebhookState {...original} />,
    }),
    column.accessor("createdAt", {
      header: t.created,
      cell: ({ row: { original } }) => <Ago at={original.createdAt} />,
    }),
  ]);
}
