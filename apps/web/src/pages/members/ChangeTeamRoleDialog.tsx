import { Text } from "@mantine/core";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { EndField } from "../access/EndField.tsx";
import { roleName } from "./members.ts";
import type { TeamGrant } from "./teamColumns.tsx";

const t = texts.members;

type Props = {
  readonly here: InWorkspace;
  readonly grant: TeamGrant;
  /** The chosen role; the present one to change its end alone. */
  readonly role: string;
  readonly onClose: () => void;
};

/** Changes a team's role, or when it ends, after showing the effect on its members (P14). */
export function ChangeTeamRoleDialog({ here, grant, role, onClose }: Props) {
  const { workspace, actor } = here;
  const { team } = grant;
  const [endsAt, setEndsAt] = useState(grant.endsAt);
  const end = endsAt === grant.endsAt ? {} : { endsAt };
  const input = { workspace: workspace.id, team: team.id, role, ...end };
  const isSame = role === grant.role;
  const change = useConfirm(trpc.teamGrants.changeRole.mutationOptions(), {
    said: () =>
      isSame ? texts.access.endSaved(team.name) : t.teamRoleChanged(team.name, roleName(actor.roles, role)),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={isSame ? texts.access.endTitle(team.name) : t.changeTitle(team.name)}
      effects={[]}
      submit={isSame ? texts.access.endSubmit : t.changeSubmit}
      danger={false}
      change={change}
      onConfirm={() => change.mutate(input)}
      onClose={onClose}
    >
      {!isSame && (
        <Text size="sm">
          {t.changeDescription(roleName(actor.roles, grant.role), roleName(actor.roles, role))}
        </Text>
      )}
      <EndField value={endsAt} onChange={setEndsAt} />
      <EffectPreview act="teamGrants.changeRole" input={input} />
    </ConfirmDialog>
  );
}
