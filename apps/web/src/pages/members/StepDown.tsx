import { canTransferOwnership } from "@bailiwick/domain";
import { Select, Stack, Switch } from "@mantine/core";
import { otherOwners } from "../../access.ts";
import { texts } from "../../texts/index.ts";
import type { InWorkspace } from "../../workspace.ts";
import { type Member, ownRole } from "./members.ts";

const t = texts.members;

type Props = {
  readonly here: InWorkspace;
  readonly member: Member;
  /** The role to step down to; null stays an owner. */
  readonly value: string | null;
  readonly onChange: (role: string | null) => void;
};

/** Whether a person who makes someone else an owner stays one, and which role they get otherwise (V41, V42, V53). */
export function StepDown({ here, member, value, onChange }: Props) {
  const { actor, workspace } = here;
  const own = actor.workspaceRole;
  const target = { userId: member.userId, role: ownRole(member) ?? "" };
  const facts = {
    own,
    otherOwners: otherOwners(workspace, { role: own ?? "", active: true }),
    targetSignsIn: member.active,
  };
  const offered = actor.roles.workspace.filter(
    ({ key }) => canTransferOwnership(actor, target, key, facts).allowed,
  );
  const highest = offered[0]?.key ?? null;
  if (highest === null) return null;
  return (
    <Stack gap="sm">
      <Switch
        label={t.stepDown}
        description={t.stepDownDescription}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? highest : null)}
      />
      {value !== null && (
        <Select
          label={t.stepDownTo}
          data={offered.map(({ key, name }) => ({ value: key, label: name }))}
          value={value}
          onChange={onChange}
          allowDeselect={false}
        />
      )}
    </Stack>
  );
}
