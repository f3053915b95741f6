import { checkConfirmation, confirmationWord } from "@bailiwick/domain";
import type { Organization } from "../../access.ts";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { blueprint } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";

const t = texts.organization;

type Props = { readonly organization: Organization; readonly onClose: () => void };

/** Requests the deletion of an organization, after its effects and the typed word. */
export function RequestDeletionDialog({ organization, onClose }: Props) {
  const rules = blueprint(organization.blueprint);
  const request = useConfirm(trpc.organizations.requestDeletion.mutationOptions(), {
    said: () => t.requested,
    next: onClose,
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
      change={request}
      onConfirm={(confirmation) => request.mutate({ organization: organization.id, confirmation })}
      onClose={onClose}
    />
  );
}
