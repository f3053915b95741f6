import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { MailsTable } from "./MailsTable.tsx";
import { PlatformOnly } from "./PlatformOnly.tsx";

/** The mails of the instance, for the platform admin. */
export function OutboxPage() {
  return (
    <PlatformOnly needs="platform:read_outbox">
      <Page title={texts.pages.outbox} description={texts.platform.outboxDescription}>
        <MailsTable />
      </Page>
    </PlatformOnly>
  );
}
