import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { useOrganization } from "../organization/useOrganization.ts";
import { PlanParts } from "./PlanParts.tsx";

/** The plan of an organization with workspaces (P21-P23). */
export function OrganizationPlanPage() {
  const { organization, actor } = useOrganization();
  return (
    <Page title={texts.pages.plan} description={texts.plan.description(organization.name)}>
      <PlanParts organization={organization} actor={actor} />
    </Page>
  );
}
