import { can, type Decision, integrationPermissions } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { trpc } from "../../api.ts";
import type { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { ConnectSlackDialog } from "./ConnectSlackDialog.tsx";
import { CreateWebhookDialog } from "./CreateWebhookDialog.tsx";
import { type IntegrationPlace, namedPlace } from "./integrations.ts";
import { OfPlace } from "./Places.tsx";
import { WebhookList } from "./WebhookList.tsx";

const t = texts.integrations;

/** The integrations of a workspace or an organization; people who can't see them see who can. */
export function IntegrationsPage() {
  return <OfPlace>{(place, { one }, why) => <Listed place={place} to={one} why={why} />}</OfPlace>;
}

type Props = {
  readonly place: IntegrationPlace;
  /** The link to a webhook of the place. */
  readonly to: (webhook: string) => ReturnType<typeof paths.webhook>;
  /** Next to the button of those who can't manage integrations. */
  readonly why?: ReactNode;
};

/** What is told of events here: webhooks and Slack channels, and a new one (C35, C36). */
function Listed({ place, to, why }: Props) {
  const { level, name, actor } = place;
  const [asked, setAsked] = useState<"webhook" | "slack" | null>(null);
  const { data } = useQuery(trpc.webhooks.list.queryOptions(namedPlace(place)));
  const close = () => setAsked(null);
  const decision: Decision = can(actor, integrationPermissions[level].manage);
  return (
    <Page
      title={texts.pages.integrations}
      description={t.descriptions[level](name)}
      actions={
        <>
          <Guarded decision={decision} why={why}>
            <Button variant="default" onClick={() => setAsked("slack")}>
              {t.slackConnect}
            </Button>
          </Guarded>
          <Guarded decision={decision} why={why}>
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsked("webhook")}>
              {t.create}
            </Button>
          </Guarded>
        </>
      }
    >
      <WebhookList place={place} to={to} manages={decision.allowed} />
      {asked === "webhook" && <CreateWebhookDialog place={place} onClose={close} />}
      {asked === "slack" && <ConnectSlackDialog place={place} webhooks={data?.items ?? []} onClose={close} />}
    </Page>
  );
}
