import { canSendTo } from "@bailiwick/domain";
import { Badge, Button, Text, VisuallyHidden } from "@mantine/core";
import { IconRefresh, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Filter, ListBar } from "../../ui/ListBar.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import { DeliveryDialog } from "./DeliveryDialog.tsx";
import {
  type Delivery,
  eventTitle,
  failureText,
  type IntegrationPlace,
  namedPlace,
  type Webhook,
} from "./integrations.ts";

const t = texts.integrations;
const column = columnsFor<Delivery>();
const states = ["pending", "delivered", "failed"] as const;
/** How often to look what became of what is on its way, in milliseconds. */
const lookMs = 3_000;

type Props = { readonly place: IntegrationPlace; readonly webhook: Webhook };

/** What was sent to a webhook, newest first: with its outcome, and to be sent again. */
export function Deliveries({ place, webhook }: Props) {
  const [state, setState] = useState<Delivery["state"] | null>(null);
  const [shown, setShown] = useState<Delivery | null>(null);
  const at = { ...namedPlace(place), webhook: webhook.id };
  const wanted = { ...at, state };
  const pages = usePages(
    trpc.webhooks.listDeliveries.infiniteQueryKey(wanted),
    (cursor) => client.webhooks.listDeliveries.query({ ...wanted, cursor, counted: cursor === null }),
    lookMs,
  );
  const replay = useChange(trpc.webhooks.replay.mutationOptions(), {
    said: ({ deliveries }) => t.replayed(deliveries),
  });
  const decision = canSendTo(place.actor, place.level, webhook);
  const columns = deliveryColumns(place, {
    decision,
    onShow: setShown,
    onReplay: ({ id }) => replay.mutate({ ...at, delivery: id }),
  });
  return (
    <Section
      flush
      title={t.deliveries}
      description={t.deliveriesDescription}
      actions={
        <Guarded decision={decision}>
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={replay.isPending}
            onClick={() => replay.mutate({ ...at, onlyFailed: true })}
          >
            {t.replayFailed}
          </Button>
        </Guarded>
      }
    >
      <ListBar>
        <Filter
          label={t.outcome}
          placeholder={t.anyOutcome}
          values={states}
          labelOf={(each) => t.outcomes[each]}
          value={state}
          onChange={setState}
        />
      </ListBar>
      <Loaded query={pages} skeleton={<RowsSkeleton rows={3} label={texts.common.loading} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              icon={<IconSend size={22} />}
              title={t.noDeliveries}
              description={t.noDeliveriesDescription}
            />
          ) : (
            <>
              <DataTable label={t.deliveries} columns={columns} rows={rows} rowId={({ id }) => id} />
              <PagesFoot pages={pages} />
            </>
          )
        }
      </Loaded>
      {shown !== null && (
        <DeliveryDialog place={place} webhook={webhook} delivery={shown.id} onClose={() => setShown(null)} />
      )}
    </Section>
  );
}

const colors: Readonly<Record<Delivery["state"], string>> = {
  pending: "gray",
  delivered: "teal",
  failed: "red",
};

type Acts = {
  readonly decision: ReturnType<typeof canSendTo>;
  readonly onShow: (delivery: Delivery) => void;
  readonly onReplay: (delivery: Delivery) => void;
};

function deliveryColumns(place: IntegrationPlace, { decision, onShow, onReplay }: Acts) {
  return column.columns([
    column.accessor("event", {
      header: t.event,
      meta: { card: "head", width: "35%" },
      cell: ({ row: { original } }) => eventTitle(place, original.event),
    }),
    column.accessor("state", {
      header: t.outcome,
      cell: ({ row: { original } }) => (
        <Badge color={colors[original.state]}>{t.outcomes[original.state]}</Badge>
      ),
    }),
    column.display({
      id: "answer",
      header: t.answer,
      cell: ({ row: { original } }) => <Answer delivery={original} />,
    }),
    column.accessor("createdAt", {
      header: t.sent,
      cell: ({ row: { original } }) => <Ago at={original.createdAt} />,
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => (
        <ActionMenu
          label={texts.common.actionsFor(eventTitle(place, original.event))}
          actions={[
            { label: t.show, run: () => onShow(original) },
            { label: t.replay, decision, run: () => onReplay(original) },
          ]}
        />
      ),
    }),
  ]);
}

/** The newest answer, or why there was none. */
function Answer({ delivery: { last } }: { readonly delivery: Delivery }) {
  if (last === null) return null;
  return (
    <Text size="sm">
      {last.status ?? failureText(last.failure)}{" "}
      <Text span size="xs" c="dimmed">
        {t.took(last.tookMs)}
      </Text>
    </Text>
  );
}
