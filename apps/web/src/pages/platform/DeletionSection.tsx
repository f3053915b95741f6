import { blueprint, checkConfirmation, confirmationWord } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { useState } from "react";
import { type Outputs, trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { Section } from "../../ui/Section.tsx";

const says = texts.platform;

type Props = { readonly detail: Outputs["platform"]["workspaces"] };

/** Confirms the deletion that an organization's admins asked for (M68), and takes a confirmed one back in its window. */
export function DeletionSection({ detail: { organization } }: Props) {
  const [asking, setAsking] = useState(false);
  const { dayOf } = useMoments();
  const { state, purgeAfter } = organization;
  const close = () => setAsking(false);
  const confirm = useChange(trpc.platform.confirmDeletion.mutationOptions(), {
    said: ({ name }) => says.deletionConfirmed(name),
    next: close,
    failed: () => true,
  });
  const restore = useChange(trpc.platform.restoreOrganization.mutationOptions(), {
    said: ({ name }) => says.organizationRestored(name),
  });
  const rules = blueprint(organization.blueprint);
  let text: string = says.deletionNone;
  if (state === "deletion_requested") text = says.deletionSays;
  if (state === "pending_deletion") text = says.deletionPending(purgeAfter === null ? "" : dayOf(purgeAfter));
  const { closed, window, purged } = says.confirmEffects;
  return (
    <Section
      title={says.deletionTitle}
      says={text}
      danger={state === "deletion_requested"}
      actions={
        <>
          {state === "deletion_requested" && (
            <Button color="red.9" onClick={() => setAsking(true)}>
              {says.confirmDeletion}
            </Button>
          )}
          {state === "pending_deletion" && (
            <Button
              variant="default"
              loading={restore.isPending}
              onClick={() => restore.mutate({ organization: organization.id })}
            >
              {says.restoreOrganization}
            </Button>
          )}
        </>
      }
    >
      {asking && (
        <ConfirmDialog
          title={says.confirmTitle(organization.name)}
          effects={[closed(organization.workspaces), window, purged]}
          typed={{
            label: texts.common.typeToConfirm(confirmationWord(rules, organization)),
            check: (typed) => checkConfirmation(rules, organization, typed),
          }}
          submit={says.confirmSubmit}
          cancel={texts.common.cancel}
          busy={confirm.isPending}
          error={confirm.error === null ? null : failureOf(confirm.error).message}
          onConfirm={(confirmation) => confirm.mutate({ organization: organization.id, confirmation })}
          onClose={close}
        />
      )}
    </Section>
  );
}
