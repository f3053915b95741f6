import { canDeleteRole, type Decision } from "@bailiwick/domain";
import { Select, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { paths } from "../../paths.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { heldCount, holdersOf, type ListedRole, reachOf } from "./roles.ts";

const t = texts.roles;

type Props = { readonly role: ListedRole; readonly onClose: () => void };

/** Deletes a role. If someone has it, first asks for the replacement, and shows the effect on people. */
export function DeleteRoleDialog({ role, onClose }: Props) {
  const { actor, blueprint, organization, roles, place } = useTenant();
  const navigate = useNavigate();
  const [replacement, setReplacement] = useState<string | null>(null);
  const { level, key } = role;
  const granted = heldCount(role);
  const facts = { ...reachOf(roles, role, blueprint), granted };
  const decide = (other: string | null): Decision => canDeleteRole(actor, level, key, other, facts);
  const decision = decide(replacement);
  const remove = useConfirm(trpc.roles.delete.mutationOptions(), {
    said: () => t.deleted(role.name),
    next: async () => {
      onClose();
      await navigate(paths.roles(place));
    },
  });
  const input = { organization: organization.id, level, key, replacement };
  return (
    <ConfirmDialog
      title={t.deleteTitle(role.name)}
      effects={[granted === 0 ? t.deleteUnheld : t.deleteHeld(holdersOf(role), granted > 1), t.deleteForGood]}
      decision={decision}
      submit={t.deleteSubmit}
      change={remove}
      onConfirm={() => remove.mutate(input)}
      onClose={onClose}
    >
      {granted > 0 && (
        <Replacement role={role} decide={decide} value={replacement} onChange={setReplacement} />
      )}
      {granted > 0 &&
        (decision.allowed ? (
          <EffectPreview act="roles.delete" input={input} />
        ) : (
          <EffectPreview act={null} />
        ))}
    </ConfirmDialog>
  );
}

type ReplacementProps = {
  readonly role: ListedRole;
  readonly decide: (other: string) => Decision;
  readonly value: string | null;
  readonly onChange: (key: string | null) => void;
};

/** The replacement. A role that the person can't assign says why. */
function Replacement({ role, decide, value, onChange }: ReplacementProps) {
  const { roles } = useTenant();
  const others = roles.items.filter(({ level, key }) => level === role.level && key !== role.key);
  const refusals = new Map(
    others.map(({ key }) => {
      const decision = decide(key);
      return [key, decision.allowed ? null : sentenceOf(decision)] as const;
    }),
  );
  return (
    <Select
      label={t.replacement}
      description={t.replacementHint}
      data={others.map(({ key, name }) => ({
        value: key,
        label: name,
        disabled: refusals.get(key) !== null,
      }))}
      value={value}
      onChange={onChange}
      renderOption={({ option }) => (
        <div>
          {option.label}
          {refusals.get(option.value) && (
            <Text size="xs" c="dimmed">
              {refusals.get(option.value)}
            </Text>
          )}
        </div>
      )}
      data-autofocus
    />
  );
}
