import { can, canLeaveOrganization } from "@bailiwick/domain";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { Section } from "../../ui/Section.tsx";
import { ReadOnly } from "../settings/ReadOnly.tsx";
import { LeaveOrganizationDialog } from "./LeaveOrganizationDialog.tsx";
import { OrganizationDanger } from "./OrganizationDanger.tsx";
import { OrganizationNameForm } from "./OrganizationNameForm.tsx";
import { unknownFacts } from "./people.ts";
import { useOrganization } from "./useOrganization.ts";

const says = texts.organization;

/** The organization's name and address, and how one parts with it (M67, S31). */
export function OrganizationSettingsPage() {
  const here = useOrganization();
  const { organization, actor } = here;
  const [leaving, setLeaving] = useState(false);
  const decision = can(actor, "organization:update");
  const { role } = organization;
  const leave = role === null ? null : canLeaveOrganization(actor, role, unknownFacts);
  return (
    <Page title={says.settings} says={says.settingsSays}>
      <ReadOnly decision={decision} />
      <Section title={says.nameTitle} says={says.nameSays}>
        <OrganizationNameForm
          key={`${organization.id} ${organization.name}`}
          organization={organization}
          decision={decision}
        />
      </Section>
      <Section title={says.slugTitle} says={says.slugSays}>
        <TextInput
          aria-label={says.slugTitle}
          value={organization.slug}
          readOnly
          variant="filled"
          leftSection="/o/"
          leftSectionWidth={40}
          maw={420}
        />
      </Section>
      {leave !== null && (
        <Section
          title={says.leaveTitle(organization.name)}
          says={leave.allowed ? says.leaveSays : `${says.leaveSays} ${leave.message}`}
          actions={
            <Guarded decision={leave}>
              <Button variant="default" onClick={() => setLeaving(true)}>
                {says.leave}
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
