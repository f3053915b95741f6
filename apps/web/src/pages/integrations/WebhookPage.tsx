import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { LinkText } from "../../links.tsx";
import type { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Facts } from "../../ui/Facts.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { Page } from "../../ui/Page.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { Deliveries } from "./Deliveries.tsx";
import { eventTitle, type IntegrationPlace, namedPlace, type Webhook } from "./integrations.ts";
import { OfPlace } from "./Places.tsx";
import { WebhookActions } from "./WebhookActions.tsx";
import { WebhookState } from "./WebhookList.tsx";

const t = texts.integrations;

/** One webhook of a workspace or an organization: what it is, what can be done with it, and what was sent. */
export function WebhookPage() {
  const { webhook = "" } = useParams({ strict: false });
  return (
    <OfPlace>
      {(place, { all }) => <Opened key={webhook} place={place} webhook={webhook} back={all} />}
    </OfPlace>
  );
}

type Props = {
  readonly place: IntegrationPlace;
  readonly webhook: string;
  readonly back: ReturnType<typeof paths.integrations>;
};

function Opened({ place, webhook, back }: Props) {
  const query = useQuery(trpc.webhooks.get.queryOptions({ ...namedPlace(place), webhook }));
  return (
    <Loaded query={query} skeleton={<RowsSkeleton rows={5} label={texts.common.loading} />}>
      {(found) => <Shown place={place} webhook={found} back={back} />}
    </Loaded>
  );
}

function Shown({ place, webhook, back }: Omit<Props, "webhook"> & { readonly webhook: Webhook }) {
  const { name, url, topic, events, secrets, failingSince, stoppedAt, createdByName, createdAt } = webhook;
  return (
    <Page
      title={<Name>{name}</Name>}
      name={name}
      back={<LinkText {...back}>{texts.pages.integrations}</LinkText>}
      actions={<WebhookActions place={place} webhook={webhook} back={back} />}
    >
      <Section title={t.about}>
        <Facts
          rows={[
            [t.state, <WebhookState key="state" {...webhook} />],
            [t.stoppedAt, stoppedAt === null ? null : <Moment at={stoppedAt} time />],
            [t.failingSince, failingSince === null ? null : <Moment at={failingSince} time />],
            [t.slackTopic, topic === null ? null : t.topics[topic]],
            [t.url, url],
            [t.events, events.map((event) => eventTitle(place, event)).join(", ")],
            [
              topic === null ? t.secrets : t.addressEnd,
              secrets.map(({ last, expiresAt }) => t.secretEnd(last, expiresAt !== null)).join(", "),
            ],
            [t.created, <Moment key="created" at={createdAt} />],
            [t.createdBy, createdByName],
          ]}
        />
      </Section>
      <Deliveries place={place} webhook={webhook} />
    </Page>
  );
}
