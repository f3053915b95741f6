import { can, signInPermissions } from "@bailiwick/domain";
import { Stack } from "@mantine/core";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { InTenant, useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { Connections } from "./Connections.tsx";
import { Directory } from "./Directory.tsx";
import { Domains } from "./Domains.tsx";

/** Single sign-on of an organization, or of a standalone workspace (C37); people who can't see it see who can. */
export function SingleSignOnPage() {
  return (
    <InTenant>
      <SingleSignOn />
    </InTenant>
  );
}

function SingleSignOn() {
  const { actor } = useTenant();
  const reading = can(actor, signInPermissions.read);
  if (!reading.allowed)
    return (
      <Page title={texts.pages.singleSignOn}>
        <Problem failure={refusedHere(reading)} />
      </Page>
    );
  return (
    <Page title={texts.pages.singleSignOn} description={texts.sso.description}>
      <Stack gap="lg">
        <Domains />
        <Connections />
        <Directory />
      </Stack>
    </Page>
  );
}
