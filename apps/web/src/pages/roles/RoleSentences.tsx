import { Group, Stack, Text, Title, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { asTitle } from "../access/askable.ts";
import { type NounGroup, permissionParts } from "./groups.ts";
import classes from "./Permissions.module.css";
import type { ListedRole } from "./roles.ts";

const t = texts.roles;

/** What a role can and can't do, by noun, in plain sentences. */
export function RoleSentences({ role }: { readonly role: ListedRole }) {
  const { blueprint, roles } = useTenant();
  return (
    <Stack gap="xl">
      {permissionParts(blueprint, roles.items, role.level).map(({ title, groups }) => (
        <div key={title}>
          {title !== null && (
            <Title order={3} size="sm" c="dimmed" mb="md">
              {title}
            </Title>
          )}
          <div className={classes.groups}>
            {groups.map((group) => (
              <Sentences key={group.noun} group={group} role={role} below={title !== null} />
            ))}
          </div>
        </div>
      ))}
    </Stack>
  );
}

type Props = { readonly group: NounGroup; readonly role: ListedRole; readonly below: boolean };

function Sentences({ group: { title, rows }, role, below }: Props) {
  return (
    <div className={classes.group}>
      <Title order={below ? 4 : 3} size="sm" mb={6}>
        {title}
      </Title>
      <ul className={classes.sentences}>
        {rows.map((row) => {
          const can = role.permissions.includes(row.name);
          return (
            <Group key={row.name} component="li" gap={8} wrap="nowrap" align="flex-start" data-can={can}>
              {can ? <IconCheck size={18} aria-hidden /> : <IconMinus size={18} aria-hidden />}
              <Text size="sm" component="span" {...(can ? {} : { c: "dimmed" })}>
                <VisuallyHidden>{can ? t.can : t.cannot}: </VisuallyHidden>
                {asTitle(row)}
              </Text>
            </Group>
          );
        })}
      </ul>
    </div>
  );
}
