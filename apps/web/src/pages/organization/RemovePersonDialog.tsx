import type { Blueprint } from "@bailiwick/domain";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { windowInWords } from "../lifecycle/effects.ts";
import type { OrganizationMember } from "./people.ts";
import type { InOrganization } from "./useOrganization.ts";

const t = texts.organization;

type Props = {
  readonly here: InOrganization;
  readonly person: OrganizationMember;
  readonly onClose: () => void;
};

/** How long a person's private workspace can be restored after they leave, in words; null if there are none. */
export function privateWindow({ defaultWorkspace, deletion }: Blueprint): string | null {
  if (defaultWorkspace.kind !== "private" || deletion === null) return null;
  return windowInWords(deletion.windowHours);
}

/** Removes a person from the organization, after showing everything they lose; what prevents it is named (M63). */
export function RemovePersonDialog({ here: { organization, blueprint }, person, onClose }: Props) {
  const input = { organization: organization.id, userId: person.userId };
  const remove = useConfirm(trpc.members.remove.mutationOptions(), {
    said: () => t.removed(person.name),
    next: onClose,
  });
  const { access, owner, privateOne, history } = t.removeEffects;
  const window = privateWindow(blueprint);
  return (
    <ConfirmDialog
      title={t.removeTitle(person.name, organization.name)}
      effects={[access(person.name), owner, ...(window === null ? [] : [privateOne(window)]), history]}
      submit={t.removeSubmit}
      change={remove}
      onConfirm={() => remove.mutate(input)}
      onClose={onClose}
    >
      <EffectPreview act="members.remove" input={input} />
    </ConfirmDialog>
  );
}
