import { IconPlus } from "@tabler/icons-react";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { OrganizationsTable } from "./OrganizationsTable.tsx";
import { PlatformOnly } from "./PlatformOnly.tsx";

/** Every organization of the instance, for the platform admin. */
export function PlatformOrganizationsPage() {
  return (
    <PlatformOnly needs="platform:read">
      <Page
        title={texts.pages.organizations}
        description={texts.platform.description}
        actions={
          <LinkButton {...paths.createOrganization()} leftSection={<IconPlus size={16} aria-hidden />}>
            {texts.platform.found}
          </LinkButton>
        }
      >
        <OrganizationsTable />
      </Page>
    </PlatformOnly>
  );
}
