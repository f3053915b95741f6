import { blueprint, can } from "@bailiwick/domain";
import { Alert, SimpleGrid } from "@mantine/core";
import { IconClock, IconPlus } from "@tabler/icons-react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { actorInOrganization, roleNames } from "../../access.ts";
import { trpc } from "../../api.ts";
import { LinkButton } from "../../links.tsx";
import { useMe } from "../../me.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Count } from "../../ui/Count.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { dayOf } from "../../ui/Moment.tsx";
import { Page } from "../../ui/Page.tsx";
import { OrganizationWorkspaces } from "../workspaces/OrganizationWorkspaces.tsx";
import { OrganizationDanger } from "./OrganizationDanger.tsx";

const says = texts.organization;

/** One organization: its workspaces, its limit, and how to ask for its deletion (M1, M51, M67). */
export function OrganizationPage() {
  const me = useMe();
  const params = useParams({ from: "/_in/o/$organization" });
  const { data: organization } = useSuspenseQuery(trpc.organizations.get.queryOptions(params));
  const summary = useQuery(trpc.organizations.list.queryOptions()).data?.items.find(
    ({ id }) => id === organization.id,
  );
  const actor = actorInOrganization(me, organization);
  const { state, deletionRequestedAt: requested } = organization;
  return (
    <Page
      title={organization.name}
      says={says.says}
      actions={
        <Guarded decision={can(actor, "workspace:create")}>
          <LinkButton
            {...paths.newWorkspace(organization.slug)}
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            {texts.workspaces.create}
          </LinkButton>
        </Guarded>
      }
    >
      {state === "deletion_requested" && (
        <Alert color="orange" title={says.requestedTitle} icon={<IconClock size={18} aria-hidden />}>
          {says.requestedSays(requested === null ? "" : dayOf(requested))}
        </Alert>
      )}
      {state === "pending_deletion" && (
        <Alert color="red" title={says.pendingTitle} icon={<IconClock size={18} aria-hidden />}>
          {says.pendingSays}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
        <Count
          label={says.used}
          value={says.usedOf(organization.activeWorkspaces, organization.workspaceLimit)}
          hint={says.usedHint}
        />
        <Count label={says.kind} value={blueprint(organization.blueprint).name} />
        <Count label={says.yourRole} value={roleNames(actor)} />
      </SimpleGrid>
      {summary !== undefined && <OrganizationWorkspaces organization={summary} />}
      <OrganizationDanger organization={organization} actor={actor} />
    </Page>
  );
}
