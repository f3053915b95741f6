import { allOf, can, canCreateWorkspace, canLeaveOrganization, permission } from "@bailiwick/domain";
import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { useInstance } from "../../instance.ts";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { paragraph } from "../../texts/paragraph.ts";
import { CopyAction } from "../../ui/Copyable.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { Section } from "../../ui/Section.tsx";
import { usePrefix } from "../../ui/usePrefix.tsx";
import { ReadOnly } from "../settings/ReadOnly.tsx";
import { roomFacts } from "../workspaces/places.ts";
import { LeaveOrganizationDialog } from "./LeaveOrganizationDialog.tsx";
import { OrganizationDanger } from "./OrganizationDanger.tsx";
import { OrganizationNameForm } from "./OrganizationNameForm.tsx";
import { OrganizationTimeZoneForm } from "./OrganizationTimeZoneForm.tsx";
import { unknownFacts } from "./people.ts";
import { useOrganization } from "./useOrganization.ts";

const workspaceCreate = permission("workspace:create");
const organizationUpdate = permission("organization:update");

const t = texts.organization;

/** The organization's name and address, leaving it and deleting it (M67, S31). */
export function OrganizationSettingsPage() {
  const here = useOrganization();
  const { organization, actor, blueprint } = here;
  const { mode } = useInstance();
  const creating = allOf(
    () => can(actor, workspaceCreate),
    () => canCreateWorkspace(blueprint, roomFacts(organization, mode)),
  );
  const prefix = usePrefix("/o/");
  const [leaving, setLeaving] = useState(false);
  const decision = can(actor, organizationUpdate);
  const { role } = organization;
  const leave = role === null ? null : canLeaveOrganization(actor, role, unknownFacts);
  return (
    <Page title={texts.pages.settings} description={t.settingsDescription(organization.name)}>
      <ReadOnly decision={decision} />
      <Section title={t.nameTitle} description={t.nameDescription}>
        <OrganizationNameForm
          key={`${organization.id} ${organization.name}`}
          organization={organization}
          decision={decision}
        />
      </Section>
      {blueprint.meters.length > 0 && (
        <Section title={texts.settings.timeZone} description={t.timeZoneDescription}>
          <OrganizationTimeZoneForm
            key={`${organization.id} ${organization.timeZone}`}
            organization={organization}
            decision={decision}
          />
        </Section>
      )}
      <Section title={t.slugTitle} description={t.slugDescription}>
        <TextInput
          aria-label={t.slugTitle}
          value={organization.slug}
          readOnly
          variant="filled"
          {...prefix}
          rightSection={<CopyAction value={organization.slug} label={texts.common.slug} />}
          maw={420}
        />
      </Section>
      <Section
        title={texts.pages.workspaces}
        description={t.settingsWorkspaces(organization.activeWorkspaces)}
        actions={
          <Group gap="sm">
            <LinkButton {...paths.overview({ organization: organization.slug })} variant="default">
              {t.manageWorkspaces}
            </LinkButton>
            <Guarded decision={creating}>
              <LinkButton {...paths.newWorkspace({ organization: organization.slug })}>
                {texts.workspaces.create}
              </LinkButton>
            </Guarded>
          </Group>
        }
      />
      {leave !== null && (
        <Section
          title={t.leaveTitle(organization.name)}
          description={leave.allowed ? t.leaveDescription : paragraph(t.leaveDescription, sentenceOf(leave))}
          actions={
            <Guarded decision={leave}>
              <Button variant="default" onClick={() => setLeaving(true)}>
                {t.leave}
              </Button>
            </Guarded>
          }
        />
      )}
      <OrganizationDanger organization={organization} actor={actor} />
      {leaving && <LeaveOrganizationDialog here={here} onClose={() => setLeaving(false)} />}
    </Page>
  );
}
