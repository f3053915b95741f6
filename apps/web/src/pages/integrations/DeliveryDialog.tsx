import { Modal, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { texts } from "../../texts/index.ts";
import { Facts } from "../../ui/Facts.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { useReturnFocus } from "../../ui/useReturnFocus.ts";
import classes from "./Integrations.module.css";
import { failureText, type IntegrationPlace, namedPlace, type Webhook } from "./integrations.ts";

const t = texts.integrations;

type Props = {
  readonly place: IntegrationPlace;
  readonly webhook: Webhook;
  readonly delivery: string;
  readonly onClose: () => void;
};

/** What was sent, and the beginning of each answer. */
export function DeliveryDialog({ place, webhook, delivery, onClose }: Props) {
  useReturnFocus();
  const query = useQuery(
    trpc.webhooks.getDelivery.queryOptions({ ...namedPlace(place), webhook: webhook.id, delivery }),
  );
  return (
    <Modal opened size="lg" title={<Text fw={650}>{t.delivery}</Text>} onClose={onClose}>
      <Loaded query={query} skeleton={<RowsSkeleton rows={3} label={texts.common.loading} />}>
        {({ eventId, body, tries }) => (
          <Stack gap="md">
            <Facts rows={[["webhook-id", eventId]]} />
            <Title order={3} size="sm">
              {t.request}
            </Title>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text has to be reachable by the keyboard */}
            <section aria-label={t.request} className={classes.text} tabIndex={0}>
              {pretty(body)}
            </section>
            <Title order={3} size="sm">
              {t.answers}
            </Title>
            {tries.length === 0 && <Text size="sm">{t.noAnswers}</Text>}
            {tries.map(({ number, at, tookMs, status, failure, excerpt }) => (
              <div key={number}>
                <Text size="sm">
                  <Moment at={at} time /> · {status ?? failureText(failure)} · {t.took(tookMs)}
                </Text>
                {excerpt !== "" && <div className={classes.text}>{excerpt}</div>}
              </div>
            ))}
          </Stack>
        )}
      </Loaded>
    </Modal>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
