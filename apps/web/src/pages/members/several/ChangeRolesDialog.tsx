import { Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { trpc } from "../../../api.ts";
import { useConfirm } from "../../../feedback/useConfirm.ts";
import { texts } from "../../../texts/index.ts";
import { sentenceOf } from "../../../texts/locale.ts";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { EffectPreview } from "../../access/EffectPreview.tsx";
import { EndField } from "../../access/EndField.tsx";
import { PeopleNamed } from "./PeopleNamed.tsx";
import { canAll, type Listed, type SeveralRules } from "./several.ts";

const t = texts.members.several;

export type SeveralProps<Row extends Listed> = {
  readonly people: readonly Row[];
  readonly rules: SeveralRules<Row>;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Gives several people one role, after showing the effect on all of them. */
export function ChangeRolesDialog<Row extends Listed>({ people, rules, onClose, onDone }: SeveralProps<Row>) {
  const [role, setRole] = useState<string | null>(null);
  const name = rules.roles.find(({ key }) => key === role)?.name ?? "";
  const [endsAt, setEndsAt] = useState<string | null>(null);
  // Empty, each keeps the end that they have.
  const end = endsAt === null ? {} : { endsAt };
  const input = { ...rules.place, userIds: people.map(({ userId }) => userId), role: role ?? "", ...end };
  const change = useConfirm(trpc.members.changeRoles.mutationOptions(), {
    said: ({ items }) => t.changed(items.length, name),
    next: onDone,
  });
  return (
    <ConfirmDialog
      title={t.changeTitle(people.length)}
      effects={[]}
      submit={t.changeSubmit}
      danger={false}
      decision={role === null ? { allowed: false, message: t.roleMissing } : { allowed: true }}
      change={change}
      onConfirm={() => change.mutate(input)}
      onClose={onClose}
    >
      <PeopleNamed people={people} />
      <Radio.Group label={t.role} value={role} onChange={setRole}>
        <Stack gap="sm" mt={6}>
          {rules.roles.map(({ key, name: label, description }) => {
            const decision = canAll(people, (row) => rules.canGive(row, key));
            const hint = decision.allowed ? description : sentenceOf(decision);
            return (
              <Radio key={key} value={key} label={label} description={hint} disabled={!decision.allowed} />
            );
          })}
        </Stack>
      </Radio.Group>
      <EndField value={endsAt} onChange={setEndsAt} unset={texts.access.endKept} />
      {role === null ? (
        <EffectPreview act={null} />
      ) : (
        <EffectPreview act="members.changeRoles" input={input} />
      )}
    </ConfirmDialog>
  );
}
