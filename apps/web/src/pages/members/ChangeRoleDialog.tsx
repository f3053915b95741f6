import { Text } from "@mantine/core";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { type Member, ownRole, roleName } from "./members.ts";

const t = texts.members;

type Props = {
  readonly here: InWorkspace;
  readonly member: Member;
  /** The chosen role. */
  readonly role: string;
  readonly onClose: () => void;
};

/** Changes a member's role, after showing the effect (M35, M36). */
export function ChangeRoleDialog({ here, member, role, onClose }: Props) {
  const { workspace, actor } = here;
  const input = { workspace: workspace.id, userId: member.userId, role };
  const change = useConfirm(trpc.members.changeRole.mutationOptions(), {
    said: ({ name }) => t.roleChanged(name, roleName(actor.roles, role)),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.changeTitle(member.name)}
      effects={[]}
      submit={t.changeSubmit}
      danger={false}
      change={change}
      onConfirm={() => change.mutate(input)}
      onClose={onClose}
    >
      <Text size="sm">
        {t.changeDescription(roleName(actor.roles, ownRole(member) ?? ""), roleName(actor.roles, role))}
      </Text>
      <EffectPreview act="members.changeRole" input={input} />
    </ConfirmDialog>
  );
}
