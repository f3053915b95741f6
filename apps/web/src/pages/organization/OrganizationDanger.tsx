import { type Actor, allOf, can, type Decision, decideOrganization, permission } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Organization } from "../../access.ts";
import { trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { blueprint } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { paragraph } from "../../texts/paragraph.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Section } from "../../ui/Section.tsx";
import { RequestDeletionDialog } from "./RequestDeletionDialog.tsx";

const organizationDelete = permission("organization:delete");

const t = texts.organization;

type Props = { readonly organization: Organization; readonly actor: Actor };

/** Requesting the organization's deletion, and canceling that (M67, M68). */
export function OrganizationDanger({ organization, actor }: Props) {
  const [asking, setAsking] = useState(false);
  const cancel = useChange(trpc.organizations.cancelDeletion.mutationOptions(), {
    said: () => t.canceled,
  });
  const active = organization.state === "active";
  const rules = blueprint(organization.blueprint);
  const decision: Decision = allOf(
    () => can(actor, organizationDelete),
    // The dialog asks for the confirmation.
    () =>
      decideOrganization(
        rules,
        active ? "request_deletion" : "cancel_deletion",
        organization,
        rules.confirmBy === "slug" ? organization.slug : organization.name,
      ),
  );
  return (
    <Section
      danger={active}
      title={active ? t.deleteTitle : t.cancel}
      description={
        decision.allowed ? t.deleteDescription : paragraph(t.deleteDescription, sentenceOf(decision))
      }
      actions={
        <Guarded decision={decision}>
          {active ? (
            <Button color="red.9" onClick={() => setAsking(true)}>
              {t.delete}
            </Button>
          ) : (
            <Button
              loading={cancel.isPending}
              onClick={() => cancel.mutate({ organization: organization.id })}
            >
              {t.cancel}
            </Button>
          )}
        </Guarded>
      }
    >
      {asking && <RequestDeletionDialog organization={organization} onClose={() => setAsking(false)} />}
    </Section>
  );
}
