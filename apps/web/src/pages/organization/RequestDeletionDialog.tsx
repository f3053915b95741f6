import { checkConfirmation, confirmationWord } from "@bailiwick/domain";
import type { Organization } from "../../access.ts";
import { trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { useChange } from "../../feedback/useChange.ts";
import { blueprint } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";

const t = texts.organization;

type Props = { readonly organization: Organization; readonly onClose: () => void };

/** Asks for the deletion of an organization, after its effects and the typed word. */
export function RequestDeletionDialog({ organization, onClose }: Props) {
  const rules = blueprint(organization.blueprint);
  const request = useChange(trpc.organizations.requestDeletion.mutationOptions(), {
    said: () => t.requested,
    next: onClose,
    failed: () => true,
  });
  const { asks, releases, window, audit } = t.deleteEffects;
  return (
    <ConfirmDialog
      title={t.deleteTitle}
      effects={[asks, releases, window, audit]}
      typed={{
        label: texts.common.typeToConfirm(confirmationWord(rules, organization)),
        check: (text) => checkConfirmation(rules, organization, text),
      }}
      submit={t.deleteSubmit}
      cancel={texts.common.cancel}
      busy={request.isPending}
      error={request.error === null ? null : failureOf(request.error).message}
      onConfirm={(confirmation) => request.mutate({ organization: organization.id, confirmation })}
      onClose={onClose}
    />
  );
}
