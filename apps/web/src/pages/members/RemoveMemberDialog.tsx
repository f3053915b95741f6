import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { standsAlone } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { type Member, otherWays } from "./members.ts";

const t = texts.members;

type Props = { readonly here: InWorkspace; readonly member: Member; readonly onClose: () => void };

/** Removes a member's direct role, after explaining the effect (M37); they might keep access from other sources. */
export function RemoveMemberDialog({ here, member, onClose }: Props) {
  const { userId, name } = member;
  const input = { workspace: here.workspace.id, userId };
  const remove = useConfirm(trpc.members.remove.mutationOptions(), {
    said: () => t.removed(name),
    next: onClose,
  });
  const { access, leavesTeams, keeps, history, again } = t.removeEffects;
  const others = otherWays(member);
  // The people of a standalone workspace are the people of its teams.
  const alone = standsAlone(here.blueprint);
  const first = others.length === 0 ? access(name) : alone ? leavesTeams(name) : keeps(name, others);
  return (
    <ConfirmDialog
      title={t.removeTitle(name)}
      effects={[first, history, again]}
      submit={t.removeSubmit}
      change={remove}
      onConfirm={() => remove.mutate(input)}
      onClose={onClose}
    >
      <EffectPreview act="members.remove" input={input} />
    </ConfirmDialog>
  );
}
