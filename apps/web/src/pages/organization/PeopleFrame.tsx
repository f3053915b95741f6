import { can } from "@bailiwick/domain";
import type { ReactNode } from "react";
import { Problem } from "../../feedback/Problem.tsx";
import { PageTabs } from "../../shell/PageTabs.tsx";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import type { InOrganization } from "./useOrganization.ts";

const t = texts.organization;

type Props = {
  readonly here: InOrganization;
  /** The permission to see it. */
  readonly needs: "organization_member:read" | "organization_invitation:read";
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** The layout of the pages about an organization's people; people who can't see them see who can. */
export function PeopleFrame({ here: { organization, actor }, needs, actions, children }: Props) {
  const decision = can(actor, needs);
  return (
    <Page title={texts.pages.people} description={t.peopleDescription(organization.name)} actions={actions}>
      <PageTabs of="people" scope="organization" label={texts.pages.people} />
      {decision.allowed ? children : <Problem failure={{ ...decision, path: null }} />}
    </Page>
  );
}
