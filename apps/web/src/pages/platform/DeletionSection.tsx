import { checkConfirmation, confirmationWord } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { useState } from "react";
import { type Outputs, trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { blueprint } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { Section } from "../../ui/Section.tsx";

const t = texts.platform;

type Props = { readonly detail: Outputs["platform"]["workspaces"] };

/**
 * Confirms the deletion that an organization's admins requested (M68), and cancels a confirmed one within its window.
 */
export function DeletionSection({ detail: { organization } }: Props) {
  const [asking, setAsking] = useState(false);
  const { dayOf } = useMoments();
  const { state, purgeAfter } = organization;
  const close = () => setAsking(false);
  const confirm = useConfirm(trpc.platform.confirmDeletion.mutationOptions(), {
    said: ({ name }) => t.deletionConfirmed(name),
    next: close,
  });
  const restore = useChange(trpc.organizations.cancelDeletion.mutationOptions(), {
    said: ({ name }) => t.organizationRestored(name),
  });
  const rules = blueprint(organization.blueprint);
  let text: string = t.deletionNone;
  if (state === "deletion_requested") text = t.deletionDescription;
  if (state === "pending_deletion") text = t.deletionPending(purgeAfter === null ? "" : dayOf(purgeAfter));
  const { closed, window, purged } = t.confirmEffects;
  return (
    <Section
      title={t.deletionTitle}
      description={text}
      danger={state === "deletion_requested"}
      actions={
        <>
          {state === "deletion_requested" && (
            <Button color="red.9" onClick={() => setAsking(true)}>
              {t.confirmDeletion}
            </Button>
          )}
          {state === "pending_deletion" && (
            <Button
              variant="default"
              loading={restore.isPending}
              onClick={() => restore.mutate({ actingAs: "platform", organization: organization.id })}
            >
              {t.restoreOrganization}
            </Button>
          )}
        </>
      }
    >
      {asking && (
        <ConfirmDialog
          title={t.confirmTitle(organization.name)}
          effects={[closed(organization.workspaces), window, purged]}
          typed={{
            label: texts.common.typeToConfirm(confirmationWord(rules, organization)),
            check: (typed) => checkConfirmation(rules, organization, typed),
          }}
          submit={t.confirmSubmit}
          change={confirm}
          onConfirm={(confirmation) => confirm.mutate({ organization: organization.id, confirmation })}
          onClose={close}
        />
      )}
    </Section>
  );
}
