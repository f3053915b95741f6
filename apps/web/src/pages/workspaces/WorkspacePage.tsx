import { can, canOffer, type LifecycleAction, permission } from "@bailiwick/domain";
import { Alert, Badge, Button, Group } from "@mantine/core";
import { IconArchive, IconArrowRight, IconHistory, IconUsers } from "@tabler/icons-react";
import { useLoaderData, useParams } from "@tanstack/react-router";
import { roleNames } from "../../access.ts";
import type { loadWorkspace } from "../../guards.ts";
import { standsAlone } from "../../kinds.ts";
import { LinkButton, LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { useSwitchWorkspace } from "../../shell/useSwitchWorkspace.ts";
import { texts } from "../../texts/index.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Moment, TimeZone } from "../../ui/Moment.tsx";
import { Page } from "../../ui/Page.tsx";
import { Section } from "../../ui/Section.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { useWorkspaceNamed } from "../../workspace.ts";
import { useLifecycle } from "../lifecycle/useLifecycle.tsx";
import { DeletedPage } from "./DeletedPage.tsx";

const auditRead = permission("audit:read");

const t = texts.workspaces;

/**
 * One workspace by its id; it stays reachable when it is archived or, for people who can restore it, deleted (M31, M48,
 * M50).
 */
export function WorkspacePage() {
  const { id } = useParams({ from: "/_in/workspaces/$id" });
  const { isDeleted }: Awaited<ReturnType<typeof loadWorkspace>> = useLoaderData({ strict: false });
  return isDeleted ? <DeletedPage /> : <Details id={id} />;
}

function Details({ id }: { readonly id: string }) {
  const { workspace, address, actor, blueprint, facts } = useWorkspaceNamed(id);
  const lifecycle = useLifecycle();
  const go = useSwitchWorkspace();
  const { name, slug, state, description, organization, archivedAt } = workspace;
  const offer = (action: LifecycleAction) => canOffer(actor, action, facts);
  const archived = state === "archived";
  return (
    <TimeZone name={workspace.timeZone}>
      <Page
        title={name}
        description={description === "" ? t.descriptionMissing : description}
        actions={
          !archived && (
            <Button rightSection={<IconArrowRight size={16} aria-hidden />} onClick={() => go(workspace)}>
              {t.enter}
            </Button>
          )
        }
      >
        {archived && (
          <Alert color="yellow" title={t.archivedTitle} icon={<IconArchive size={18} aria-hidden />}>
            {t.archivedDescription}
          </Alert>
        )}
        <Section title={t.details}>
          <Facts
            rows={[
              [
                texts.common.state,
                <Group key="state" gap={6}>
                  <StateBadge state={state} label={texts.common.states[state]} />
                  {workspace.isDefault && <Badge>{texts.common.defaultBadge}</Badge>}
                </Group>,
              ],
              [texts.common.slug, <Copyable key="slug" value={slug} label={texts.common.slug} />],
              [texts.common.id, <Copyable key="id" value={workspace.id} label={texts.common.id} />],
              [
                t.organization,
                standsAlone(blueprint) ? null : (
                  <OrganizationName
                    key="organization"
                    {...organization}
                    linked={actor.organizationRole !== null}
                  />
                ),
              ],
              [t.yourRole, roleNames(actor)],
              [t.members, t.memberCount(workspace.memberCount)],
              [texts.common.created, <Moment key="created" at={workspace.createdAt} />],
              [t.archivedOn, archivedAt === null ? null : <Moment key="archived" at={archivedAt} />],
            ]}
          />
        </Section>
        <Section title={texts.common.actions}>
          <Group gap="sm">
            <LinkButton
              {...paths.members({ workspace: address })}
              variant="default"
              leftSection={<IconUsers size={16} aria-hidden />}
            >
              {t.readMembers}
            </LinkButton>
            {can(actor, auditRead).allowed && (
              <LinkButton
                {...paths.audit({ workspace: address })}
                variant="default"
                leftSection={<IconHistory size={16} aria-hidden />}
              >
                {t.readAudit}
              </LinkButton>
            )}
            {blueprint.defaultWorkspace.kind === "one" && !workspace.isDefault && (
              <Guarded decision={offer("set_default")}>
                <Button variant="default" onClick={() => lifecycle.setDefault(workspace)}>
                  {t.setDefault}
                </Button>
              </Guarded>
            )}
            {blueprint.archive.offered && (
              <Guarded decision={offer(archived ? "unarchive" : "archive")}>
                <Button
                  variant="default"
                  onClick={() => (archived ? lifecycle.unarchive(workspace) : lifecycle.archive(workspace))}
                >
                  {archived ? t.unarchive : t.archive}
                </Button>
              </Guarded>
            )}
            {!standsAlone(blueprint) && (
              <Guarded decision={offer("transfer")}>
                <Button variant="default" onClick={() => lifecycle.transfer(workspace)}>
                  {t.transfer}
                </Button>
              </Guarded>
            )}
            {blueprint.deletion !== null && (
              <Guarded decision={offer("request_deletion")}>
                <Button variant="light" color="red" onClick={() => lifecycle.remove(workspace)}>
                  {t.remove}
                </Button>
              </Guarded>
            )}
          </Group>
        </Section>
        {lifecycle.dialogs}
      </Page>
    </TimeZone>
  );
}

type Named = { readonly slug: string; readonly name: string; readonly linked: boolean };

function OrganizationName({ slug, name, linked }: Named) {
  return linked ? <LinkText {...paths.overview({ organization: slug })}>{name}</LinkText> : name;
}
