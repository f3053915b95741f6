import { Navigate } from "@tanstack/react-router";
import { standsAlone } from "../../kinds.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { useWorkspace } from "../../workspace.ts";
import { useOrganization } from "../organization/useOrganization.ts";
import { BillingParts } from "./BillingParts.tsx";

/** What a standalone workspace is billed, among its settings. */
export function WorkspaceBilling() {
  const { workspace, actor, blueprint } = useWorkspace();
  // For a workspace among several, the bill is its organization's.
  if (!standsAlone(blueprint)) {
    return <Navigate {...paths.organizationBilling({ organization: workspace.organization.slug })} replace />;
  }
  return <BillingParts organization={workspace.organization} actor={actor} />;
}

/** What an organization with workspaces is billed. */
export function OrganizationBilling() {
  const { organization, actor } = useOrganization();
  return (
    <Page title={texts.pages.billing} description={texts.billing.description(organization.name)}>
      <BillingParts organization={organization} actor={actor} />
    </Page>
  );
}
