import { can, type Decision, integrationPermissions } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { CreateWebhookDialog } from "./CreateWebhookDialog.tsx";
import type { IntegrationPlace } from "./integrations.ts";
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

/** What is told of events here: the webhooks, and a new one (C35). */
function Listed({ place, to, why }: Props) {
  const { level, name, actor } = place;
  const [creating, setCreating] = useState(false);
  const decision: Decision = can(actor, integrationPermissions[level].manage);
  return (
    <Page
      title={texts.pages.integrations}
      description={t.descriptions[level](name)}
      actions={
        <Guarded decision={decision} why={why}>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
            {t.create}
          </Button>
        </Guarded>
      }
    >
      <WebhookList place={place} to={to} manages={decision.allowed} />
      {creating && <CreateWebhookDialog place={place} onClose={() => setCreating(false)} />}
    </Page>
  );
}
