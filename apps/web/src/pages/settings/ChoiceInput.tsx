import {
  type Blueprint,
  everyone,
  neverRuns,
  rolesIn,
  type SettingField,
  type Trigger,
  triggerKey,
  triggersOf,
} from "@bailiwick/domain";
import { MultiSelect, Select } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { useWorkspace } from "../../workspace.ts";

const t = texts.settings;

type Props = {
  readonly field: SettingField;
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly className: string;
  readonly onChange: (text: string) => void;
};

/** What sets a playbook off, or the roles that it notifies: chosen from what there is here. */
export function ChoiceInput({ field, label, value, onChange, ...shared }: Props) {
  const { blueprint, actor } = useWorkspace();
  if (field.kind === "roles") {
    const data = [
      { value: everyone, label: t.everyone },
      ...actor.roles.workspace.map(({ key, name }) => ({ value: key, label: name })),
    ];
    return (
      <MultiSelect
        {...shared}
        label={field.name}
        aria-label={label}
        data={data}
        value={[...rolesIn(value)]}
        onChange={(keys) => onChange(keys.join(","))}
      />
    );
  }
  const data = [
    ...triggersOf(blueprint.resourceKinds).map((trigger) => ({
      value: triggerKey(trigger),
      label: triggerName(blueprint, trigger),
    })),
    { value: neverRuns, label: t.never },
  ];
  return (
    <Select
      {...shared}
      label={field.name}
      aria-label={label}
      data={data}
      value={value === "" ? null : value}
      onChange={(key) => onChange(key ?? "")}
      searchable
      allowDeselect={false}
    />
  );
}

/** A trigger as people read it: "Incident is created", "Change becomes Approved". */
function triggerName({ resourceKinds }: Blueprint, { kind, state }: Trigger): string {
  const declared = resourceKinds.find(({ key }) => key === kind);
  const name = declared?.name ?? kind;
  if (state === null) return t.whenCreated(name);
  return t.whenEntered(name, declared?.states?.all.find(({ key }) => key === state)?.name ?? state);
}
