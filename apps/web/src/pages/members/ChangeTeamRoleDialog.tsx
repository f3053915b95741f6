import { Text } from "@mantine/core";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { roleName } from "./members.ts";
import type { TeamGrant } from "./teamColumns.tsx";

const t = texts.members;

type Props = {
  readonly here: InWorkspace;
  readonly grant: TeamGrant;
  /** The chosen role. */
  readonly role: string;
  readonly onClose: () => void;
};

/** Changes a team's role, after showing the effect on its members (P14). */
export function ChangeTeamRoleDialog({ here, grant, role, onClose }: Props) {
  const { workspace, actor } = here;
  const { team } = grant;
  const input = { workspace: workspace.id, team: team.id, role };
  const change = useConfirm(trpc.teamGrants.changeRole.mutationOptions(), {
    said: () => t.teamRoleChanged(team.name, roleName(actor.roles, role)),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.changeTitle(team.name)}
      effects={[]}
      submit={t.changeSubmit}
      danger={false}
      change={change}
      onConfirm={() => change.mutate(input)}
      onClose={onClose}
    >
      <Text size="sm">
        {t.changeDescription(roleName(actor.roles, grant.role), roleName(actor.roles, role))}
      </Text>
      <EffectPreview act="teamGrants.changeRole" input={input} />
    </ConfirmDialog>
  );
}
