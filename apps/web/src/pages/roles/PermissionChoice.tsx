import type { PermissionName, RoleLevel, RoleReach } from "@bailiwick/domain";
import { Checkbox, Stack, Text, Title } from "@mantine/core";
import { useId } from "react";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { asTitle } from "../access/askable.ts";
import { type Choice, choiceOf, commonRefusal, type NounGroup, permissionParts } from "./groups.ts";
import classes from "./Permissions.module.css";

type Props = {
  readonly level: RoleLevel;
  readonly reach: RoleReach;
  readonly value: readonly PermissionName[];
  readonly onChange: (permissions: PermissionName[]) => void;
};

/**
 * A role's permissions, to choose by noun. Permissions that the author can't assign, and those that every role has, say
 * so.
 */
export function PermissionChoice({ level, reach, value, onChange }: Props) {
  const { actor, blueprint, roles } = useTenant();
  const choose = (name: PermissionName) => choiceOf(actor, blueprint, level, name, reach);
  return (
    <Checkbox.Group
      value={[...value]}
      onChange={(names) => onChange(names as PermissionName[])}
      aria-label={texts.roles.choiceTitle}
    >
      <Stack gap="lg">
        {permissionParts(blueprint, roles.items, level).map(({ title, groups }) => (
          <div key={title}>
            {title !== null && (
              <Title order={3} size="sm" c="dimmed" mb="md">
                {title}
              </Title>
            )}
            <div className={classes.groups}>
              {groups.map((group) => (
                <Group key={group.noun} group={group} choose={choose} />
              ))}
            </div>
          </div>
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

type GroupProps = { readonly group: NounGroup; readonly choose: (name: PermissionName) => Choice };

function Group({ group: { title, rows }, choose }: GroupProps) {
  const id = useId();
  const choices = new Map(rows.map(({ name }) => [name, choose(name)]));
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
