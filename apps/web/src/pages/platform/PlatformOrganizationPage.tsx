import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { blueprint, standsAlone } from "../../kinds.ts";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/PageSkeleton.tsx";
import { AdminsSection } from "./AdminsSection.tsx";
import { DeletionSection } from "./DeletionSection.tsx";
import { LimitsSection } from "./LimitsSection.tsx";
import { PlanSection } from "./PlanSection.tsx";
import { PlatformOnly } from "./PlatformOnly.tsx";
import { WorkspacesSection } from "./WorkspacesSection.tsx";

const t = texts.platform;

/** The platform admin's actions on one organization (V21, V35, V46, V58, V61, M53, M68, S32). */
export function PlatformOrganizationPage() {
  return (
    <PlatformOnly needs="platform:read">
      <Detail />
    </PlatformOnly>
  );
}

function Detail() {
  const { organization: reference } = useParams({ from: "/_in/platform/organizations/$organization" });
  const query = useQuery(trpc.platform.workspaces.queryOptions({ organization: reference }));
  return (
    <Loaded query={query} skeleton={<PageSkeleton label={texts.common.loading} />}>
      {(detail) => {
        const rules = blueprint(detail.organization.blueprint);
        return (
          <Page
            title={detail.organization.name}
            description={t.detailDescription(rules.name)}
            back={
              <LinkText {...paths.platform()} size="sm" mb="xs" display="inline-block">
                {texts.pages.organizations}
              </LinkText>
            }
          >
            <WorkspacesSection workspaces={detail.workspaces} blueprint={rules} />
            {rules.plans.length > 1 && <PlanSection organization={detail.organization} blueprint={rules} />}
            {rules.organizationAdmins === "platform" && (
              <AdminsSection organization={detail.organization} blueprint={rules} admins={detail.admins} />
            )}
            <LimitsSection organization={detail.organization.id} blueprint={rules} limits={detail.limits} />
            {!standsAlone(rules) && <DeletionSection detail={detail} />}
          </Page>
        );
      }}
    </Loaded>
  );
}
