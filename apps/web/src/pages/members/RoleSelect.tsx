import { allowed, canChangeRole, type Decision } from "@bailiwick/domain";
import { Select, Text } from "@mantine/core";
import { otherOwners } from "../../access.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { isNotTheirs } from "../../ui/Guarded.tsx";
import { RestingSelect } from "../../ui/RestingSelect.tsx";
import { useWorkspace } from "../../workspace.ts";
import { type Member, type MemberAsk, ownRole, roleName } from "./members.ts";

type Props = { readonly member: Member; readonly onAsk: (asked: MemberAsk) => void };

/**
 * The member's direct role, changed in place (M35): choosing another one opens a dialog with the effect. For a person
 * without a direct role, shows the one from another source.
 */
export function RoleSelect({ member, onAsk }: Props) {
  const { actor, workspace } = useWorkspace();
  const own = ownRole(member);
  if (own === null) {
    return (
      <Text size="sm" c="dimmed" component="span">
        {member.role === null ? texts.members.noRole : roleName(actor.roles, member.role)}
      </Text>
    );
  }
  const target = { userId: member.userId, role: own, active: member.active };
  const facts = { otherOwners: otherOwners(workspace, target) };
  const choices = actor.roles.workspace.map((role) => ({
    role,
    decision: canChangeRole(actor, target, role.key, facts),
  }));
  return (
    <RoleField
      label={texts.members.roleOf(member.name)}
      choices={choices}
      value={own}
      onChoose={(role) => onAsk({ what: "change_role", member, role })}
    />
  );
}

export type RoleOption = {
  readonly role: { readonly key: string; readonly name: string };
  readonly decision: Decision;
};

type FieldProps = {
  readonly label: string;
  readonly choices: readonly RoleOption[];
  readonly value: string;
  readonly onChoose: (role: string) => void;
  /** In pixels. */
  readonly width?: number;
};

/**
 * A select of the existing roles. One that can't be assigned says why; if none can, the field does. People who can't
 * assign roles see plain text.
 */
export function RoleField({ label, choices, value, onChoose, width = 160 }: FieldProps) {
  const others = choices.filter(({ role }) => role.key !== value).map(({ decision }) => decision);
  const decision = others.some((each) => each.allowed) ? allowed : (others[0] ?? allowed);
  const name = choices.find(({ role }) => role.key === value)?.role.name ?? value;
  if (others.length > 0 && others.every(isNotTheirs)) {
    return (
      <Text size="sm" component="span">
        {name}
      </Text>
    );
  }
  const decisionOf = (key: string) => choices.find(({ role }) => role.key === key)?.decision;
  return (
    <RestingSelect label={label} value={name} decision={decision} width={width}>
      <Select
        aria-label={label}
        defaultDropdownOpened
        autoFocus
        data={choices.map(({ role, decision: each }) => ({
          value: role.key,
          label: role.name,
          disabled: !each.allowed && role.key !== value,
        }))}
        value={value}
        onChange={(next) => {
          if (next !== null && next !== value) onChoose(next);
        }}
        renderOption={({ option }) => (
          <div>
            {option.label}
            <Refusal decision={decisionOf(option.value)} />
          </div>
        )}
        allowDeselect={false}
        comboboxProps={{ width: 260, position: "bottom-start" }}
        size="xs"
        w={width}
      />
    </RestingSelect>
  );
}

function Refusal({ decision }: { readonly decision: Decision | undefined }) {
  if (decision === undefined || decision.allowed) return null;
  return (
    <Text size="xs" c="dimmed">
      {sentenceOf(decision)}
    </Text>
  );
}
