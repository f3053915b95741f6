import { trpc } from "../../../api.ts";
import { useConfirm } from "../../../feedback/useConfirm.ts";
import { texts } from "../../../texts/index.ts";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { EffectPreview } from "../../access/EffectPreview.tsx";
import type { SeveralProps } from "./ChangeRolesDialog.tsx";
import { PeopleNamed } from "./PeopleNamed.tsx";
import type { Listed } from "./several.ts";

const t = texts.members.several;

/** Removes several people, after showing what all of them lose. */
export function RemoveSeveralDialog<Row extends Listed>({
  people,
  rules,
  onClose,
  onDone,
}: SeveralProps<Row>) {
  const input = { ...rules.place, userIds: people.map(({ userId }) => userId) };
  const remove = useConfirm(trpc.members.removeSeveral.mutationOptions(), {
    said: ({ userIds }) => t.removed(userIds.length),
    next: onDone,
  });
  return (
    <ConfirmDialog
      title={t.removeTitle(people.length)}
      effects={rules.effects}
      submit={t.removeSubmit}
      change={remove}
      onConfirm={() => remove.mutate(input)}
      onClose={onClose}
    >
      <PeopleNamed people={people} />
      <EffectPreview act="members.removeSeveral" input={input} />
    </ConfirmDialog>
  );
}
