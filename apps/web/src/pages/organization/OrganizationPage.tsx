import { allOf, can, canCreateWorkspace, permission } from "@bailiwick/domain";
import { Alert, SimpleGrid } from "@mantine/core";
import { IconClock, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { roleNames } from "../../access.ts";
import { trpc } from "../../api.ts";
import { useInstance } from "../../instance.ts";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Count } from "../../ui/Count.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { Page } from "../../ui/Page.tsx";
import { OrganizationWorkspaces } from "../workspaces/OrganizationWorkspaces.tsx";
import { roomFacts } from "../workspaces/places.ts";
import { DeletedHere } from "./DeletedHere.tsx";
import { useOrganization } from "./useOrganization.ts";

const workspaceCreate = permission("workspace:create");

const t = texts.organization;

/** One organization: its workspaces, its limit, and its deleted workspaces (M1, M51, S30, S31). */
export function OrganizationPage() {
  const { dayOf } = useMoments();
  const { mode } = useInstance();
  const { organization, actor, blueprint } = useOrganization();
  const summary = useQuery(trpc.organizations.list.queryOptions()).data?.items.find(
    ({ id }) => id === organization.id,
  );
  const { state, deletionRequestedAt: requested } = organization;
  const creating = allOf(
    () => can(actor, workspaceCreate),
    () => canCreateWorkspace(blueprint, roomFacts(organization, mode)),
  );
  return (
    <Page
      title={organization.name}
      description={t.description}
      actions={
        <Guarded decision={creating}>
          <LinkButton
            {...paths.newWorkspace({ organization: organization.slug })}
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            {texts.workspaces.create}
          </LinkButton>
        </Guarded>
      }
    >
      {state === "deletion_requested" && (
        <Alert color="orange" title={t.requestedTitle} icon={<IconClock size={18} aria-hidden />}>
          {t.requestedDescription(requested === null ? "" : dayOf(requested))}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
        <Count
          label={t.used}
          value={t.usedOf(organization.activeWorkspaces, organization.workspaceLimit)}
          {...(organization.workspaceLimit === null ? {} : { hint: t.usedHint })}
        />
        <Count label={t.kind} value={blueprint.name} />
        <Count label={t.yourRole} value={roleNames(actor)} />
      </SimpleGrid>
      {summary?.permissions.includes("workspace:restore") && <DeletedHere organization={summary} />}
      {summary !== undefined && <OrganizationWorkspaces organization={summary} />}
    </Page>
  );
}
