import { Text } from "@mantine/core";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { EndField } from "../access/EndField.tsx";
import { type Member, ownEnd, ownRole, roleName } from "./members.ts";

const t = texts.members;

type Props = {
  readonly here: InWorkspace;
  readonly member: Member;
  /** The chosen role; the present one to change its end alone. */
  readonly role: string;
  readonly onClose: () => void;
};

/** Changes a member's role, or when it ends, after showing the effect (M35, M36). */
export function ChangeRoleDialog({ here, member, role, onClose }: Props) {
  const { workspace, actor } = here;
  const own = ownRole(member) ?? "";
  const before = ownEnd(member);
  const [endsAt, setEndsAt] = useState(before);
  // An end that stays is not sent: one that was moved meanwhile keeps its place.
  const end = endsAt === before ? {} : { endsAt };
  const input = { workspace: workspace.id, userId: member.userId, role, ...end };
  const change = useConfirm(trpc.members.changeRole.mutationOptions(), {
    said: ({ name }) =>
      role === own ? texts.access.endSaved(name) : t.roleChanged(name, roleName(actor.roles, role)),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={role === own ? texts.access.endTitle(member.name) : t.changeTitle(member.name)}
      effects={[]}
      submit={role === own ? texts.access.endSubmit : t.changeSubmit}
      danger={false}
      change={change}
      onConfirm={() => change.mutate(input)}
      onClose={onClose}
    >
      {role !== own && (
        <Text size="sm">{t.changeDescription(roleName(actor.roles, own), roleName(actor.roles, role))}</Text>
      )}
      <EndField value={endsAt} onChange={setEndsAt} />
      <EffectPreview act="members.changeRole" input={input} />
    </ConfirmDialog>
  );
}
