import { permissionNamed, permissionSet, workspaceRole } from "@bailiwick/domain";
import { List, Text } from "@mantine/core";
import { trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { aRoleNamed, type Member, ownerName } from "./members.ts";

const says = texts.members;

type Props = { readonly here: InWorkspace; readonly member: Member; readonly onClose: () => void };

/** Makes a member an owner, after showing what they will be able to do that they cannot do now (V41). */
export function MakeOwnerDialog({ here, member, onClose }: Props) {
  const { blueprint, workspace, actor } = here;
  const owner = ownerName(blueprint);
  const anOwner = aRoleNamed(blueprint, blueprint.owner.role);
  const makeOwner = useChange(trpc.members.makeOwner.mutationOptions(), {
    said: ({ name }) => says.madeOwner(name, anOwner),
    next: onClose,
    failed: () => true,
  });
  const now = workspaceRole(blueprint, member.role)?.permissions ?? [];
  const then = workspaceRole(blueprint, blueprint.owner.role)?.set ?? permissionSet.none;
  const gained = permissionSet.names(then).filter((name) => !now.includes(name));
  const stays = actor.workspaceRole === null ? [] : [says.makeOwnerStays(anOwner)];
  return (
    <ConfirmDialog
      title={says.makeOwnerTitle(member.name, anOwner)}
      effects={[]}
      submit={says.makeOwnerSubmit(owner)}
      cancel={texts.common.cancel}
      danger={false}
      busy={makeOwner.isPending}
      error={makeOwner.error === null ? null : failureOf(makeOwner.error).message}
      onConfirm={() => makeOwner.mutate({ workspace: workspace.id, userId: member.userId })}
      onClose={onClose}
    >
      <Text size="sm">
        {gained.length === 0 ? says.makeOwnerGainsNothing(member.name) : says.makeOwnerGains(member.name)}
      </Text>
      <List size="sm" spacing={4}>
        {gained.map((name) => (
          <List.Item key={name}>{permissionNamed[name].says}</List.Item>
        ))}
      </List>
      {[...stays, says.makeOwnerUndo(owner)].map((line) => (
        <Text key={line} size="sm" c="dimmed">
          {line}
        </Text>
      ))}
    </ConfirmDialog>
  );
}
