import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { EffectPreview } from "../access/EffectPreview.tsx";
import type { TeamGrant } from "./teamColumns.tsx";

const t = texts.members;

type Props = { readonly here: InWorkspace; readonly grant: TeamGrant; readonly onClose: () => void };

/** Removes a team's role, after showing who loses what (P15). */
export function RemoveTeamDialog({ here, grant: { team }, onClose }: Props) {
  const input = { workspace: here.workspace.id, team: team.id };
  const remove = useConfirm(trpc.teamGrants.remove.mutationOptions(), {
    said: () => t.teamRemoved(team.name),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.teamRemoveTitle(team.name)}
      effects={[t.teamRemoveDescription]}
      submit={t.teamRemoveSubmit}
      change={remove}
      onConfirm={() => remove.mutate(input)}
      onClose={onClose}
    >
      <EffectPreview act="teamGrants.remove" input={input} />
    </ConfirmDialog>
  );
}
