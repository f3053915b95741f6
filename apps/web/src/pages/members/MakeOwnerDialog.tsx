import { Text } from "@mantine/core";
import { useState } from "react";
import { client } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { type Member, ownerName, roleName } from "./members.ts";
import { StepDown } from "./StepDown.tsx";

const t = texts.members;

type Props = { readonly here: InWorkspace; readonly member: Member; readonly onClose: () => void };

/** Makes a member an owner and optionally steps down in the same action; first shows the effect (V41, V53). */
export function MakeOwnerDialog({ here, member, onClose }: Props) {
  const { blueprint, workspace, actor } = here;
  const owner = ownerName(blueprint);
  const anOwner = roleName(actor.roles, blueprint.owner.role);
  const [stepDownTo, setStepDownTo] = useState<string | null>(null);
  const input = { workspace: workspace.id, userId: member.userId };
  const act = useConfirm(
    {
      mutationFn: () =>
        stepDownTo === null
          ? client.members.makeOwner.mutate(input)
          : client.members.transferOwnership.mutate({ ...input, stepDownTo }),
    },
    {
      said: ({ name }) =>
        stepDownTo === null
          ? t.madeOwner(name, anOwner)
          : t.transferred(name, anOwner, roleName(actor.roles, stepDownTo)),
      next: onClose,
    },
  );
  const owns = actor.workspaceRole === blueprint.owner.role;
  return (
    <ConfirmDialog
      title={t.makeOwnerTitle(member.name, anOwner)}
      effects={[]}
      submit={stepDownTo === null ? t.makeOwnerSubmit(owner) : t.transferSubmit(owner)}
      danger={stepDownTo !== null}
      change={act}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      {owns && <StepDown here={here} member={member} value={stepDownTo} onChange={setStepDownTo} />}
      {stepDownTo === null ? (
        <EffectPreview act="members.makeOwner" input={input} />
      ) : (
        <EffectPreview act="members.transferOwnership" input={{ ...input, stepDownTo }} />
      )}
      {[...(owns && stepDownTo === null ? [t.makeOwnerStays(anOwner)] : []), t.makeOwnerUndo(owner)].map(
        (line) => (
          <Text key={line} size="sm" c="dimmed">
            {line}
          </Text>
        ),
      )}
    </ConfirmDialog>
  );
}
