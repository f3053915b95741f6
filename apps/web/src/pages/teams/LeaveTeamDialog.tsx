import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EffectPreview } from "../access/EffectPreview.tsx";
import type { Team } from "./teams.ts";

const t = texts.teams;

type Props = { readonly team: Pick<Team, "id" | "name">; readonly onClose: () => void };

/** Leaves a team, after showing what the person loses (P15). */
export function LeaveTeamDialog({ team: { id, name }, onClose }: Props) {
  const { organization } = useTenant();
  const input = { organization: organization.id, team: id };
  const leave = useConfirm(trpc.teams.leave.mutationOptions(), {
    said: () => t.left(name),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.leaveTitle(name)}
      effects={[t.leaveEffect, t.leaveAgain]}
      submit={t.leaveSubmit}
      change={leave}
      onConfirm={() => leave.mutate(input)}
      onClose={onClose}
    >
      <EffectPreview act="teams.leave" input={input} />
    </ConfirmDialog>
  );
}
