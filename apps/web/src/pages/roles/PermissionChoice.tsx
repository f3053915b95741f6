import type { PermissionName } from "@bailiwick/domain";
import { Checkbox, Stack, Text, Title } from "@mantine/core";
import { useId } from "react";
import { sentenceOf } from "../../texts/locale.ts";
import { asTitle } from "../access/askable.ts";
import { type Choice, commonRefusal, type NounGroup, type Part } from "./groups.ts";
import classes from "./Permissions.module.css";

type Props = {
  readonly label: string;
  /** The permissions to choose from. */
  readonly parts: readonly Part[];
  /** Whether the author can give a permission. */
  readonly choose: (name: PermissionName) => Choice;
  /** The name of the checkboxes in their form. */
  readonly name?: string;
  readonly value: readonly PermissionName[];
  readonly onChange: (permissions: PermissionName[]) => void;
};

/**
 * The permissions of a role or a key, to choose by noun. Those that the author can't give, and those that every role
 * has, say so.
 */
export function PermissionChoice({ label, parts, choose, name, value, onChange }: Props) {
  return (
    <Checkbox.Group
      value={[...value]}
      onChange={(names) => onChange(names as PermissionName[])}
      aria-label={label}
    >
      <Stack gap="lg">
        {parts.map(({ title, groups }) => (
          <div key={title}>
            {title !== null && (
              <Title order={3} size="sm" c="dimmed" mb="md">
                {title}
              </Title>
            )}
            <div className={classes.groups}>
              {groups.map((group) => (
                <Group key={group.noun} group={group} choose={choose} name={name} />
              ))}
            </div>
          </div>
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

type GroupProps = Pick<Props, "choose"> & {
  readonly group: NounGroup;
  readonly name: string | undefined;
};

function Group({ group: { title, rows }, choose, name }: GroupProps) {
  const id = useId();
  const choices = new Map(rows.map((row) => [row.name, choose(row.name)]));
  const refusal = commonRefusal([...choices.values()]);
  return (
    <fieldset className={classes.group} {...(refusal === null ? {} : { "aria-describedby": id })}>
      <legend className={classes.legend}>{title}</legend>
      {refusal !== null && (
        <Text size="xs" c="dimmed" id={id} mt={2}>
          {refusal}
        </Text>
      )}
      <Stack gap="xs" mt={8}>
        {rows.map((row) => {
          const decision = choices.get(row.name)?.decision ?? { allowed: true };
          const why = decision.allowed || refusal !== null ? undefined : sentenceOf(decision);
          return (
            <Checkbox
              key={row.name}
              {...(name === undefined ? {} : { name })}
              value={row.name}
              label={asTitle(row)}
              description={why}
              disabled={!decision.allowed}
            />
          );
        })}
      </Stack>
    </fieldset>
  );
}
