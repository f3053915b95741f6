import { can } from "@bailiwick/domain";
import type { ReactNode } from "react";
import { Problem } from "../../feedback/Problem.tsx";
import { LinkTabs } from "../../LinkTabs.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import type { InOrganization } from "./useOrganization.ts";

const t = texts.organization;
/** A tab is the present one whatever is narrowed in it. */
const activeOptions = { exact: true, includeSearch: false } as const;

type Props = {
  readonly here: InOrganization;
  /** What one needs to see it. */
  readonly needs: "organization_member:read" | "organization_invitation:read";
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** The frame of the pages on an organization's people; who may not see them is told who may. */
export function PeopleFrame({ here: { organization, actor }, needs, actions, children }: Props) {
  const decision = can(actor, needs);
  const { slug } = organization;
  return (
    <Page title={t.people} description={t.peopleDescription(organization.name)} actions={actions}>
      <LinkTabs
        label={t.people}
        tabs={[
          {
            key: "people",
            label: t.tabs.people,
            link: { ...paths.organizationPeople(slug), activeOptions },
          },
          {
            key: "invitations",
            label: t.tabs.invitations,
            link: { ...paths.organizationInvitations(slug), activeOptions },
          },
        ]}
      />
      {decision.allowed ? children : <Problem failure={{ ...decision, path: null }} />}
    </Page>
  );
}
