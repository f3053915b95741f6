import { allowed, canChangeRole, type Decision } from "@bailiwick/domain";
import { Select, Text } from "@mantine/core";
import { otherOwners } from "../../access.ts";
import { trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { useWorkspace } from "../../workspace.ts";
import { aRoleNamed, type Member } from "./members.ts";

/** The role of a member, changed in place and at once (M35, M36). A role that cannot be given says why. */
export function RoleSelect({ member }: { readonly member: Member }) {
  const { actor, blueprint, workspace } = useWorkspace();
  const facts = { otherOwners: otherOwners(workspace, member) };
  const change = useChange(trpc.members.changeRole.mutationOptions(), {
    said: ({ name, role }) => texts.members.roleChanged(name, aRoleNamed(blueprint, role)),
  });
  const decisions = new Map<string, Decision>(
    blueprint.roles.workspace.map(({ key }) => [key, canChangeRole(actor, member, key, facts)]),
  );
  const others = [...decisions].filter(([key]) => key !== member.role).map(([, decision]) => decision);
  const decision = others.some((each) => each.allowed) ? allowed : (others[0] ?? allowed);
  const role = change.isPending ? (change.variables?.role ?? member.role) : member.role;
  return (
    <Guarded decision={decision} field>
      <Select
        aria-label={texts.members.roleOf(member.name)}
        data={blueprint.roles.workspace.map(({ key, name }) => ({
          value: key,
          label: name,
          disabled: decisions.get(key)?.allowed === false && key !== member.role,
        }))}
        value={role}
        onChange={(next) => {
          if (next !== null && next !== member.role) {
            change.mutate({ workspace: workspace.id, userId: member.userId, role: next });
          }
        }}
        renderOption={({ option }) => (
          <div>
            {option.label}
            <Refusal decision={decisions.get(option.value)} />
          </div>
        )}
        allowDeselect={false}
        comboboxProps={{ width: 260, position: "bottom-start" }}
        size="xs"
        w={170}
      />
    </Guarded>
  );
}

function Refusal({ decision }: { readonly decision: Decision | undefined }) {
  if (decision === undefined || decision.allowed) return null;
  return (
    <Text size="xs" c="dimmed">
      {decision.message}
    </Text>
  );
}
