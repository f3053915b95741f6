import type { PermissionName } from "@bailiwick/domain";
import { List, SimpleGrid, Stack, Text } from "@mantine/core";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import type { Verdict } from "../../ui/Guarded.tsx";
import { Section } from "../../ui/Section.tsx";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { phraseIn } from "../access/phrases.ts";
import type { ListedRole } from "./roles.ts";

const t = texts.roles;

type Props = {
  /** The current version. */
  readonly role: ListedRole;
  readonly gains: readonly PermissionName[];
  readonly losses: readonly PermissionName[];
  /** The name of the role that replaces a built-in one. */
  readonly newName?: string;
  /** Whether the change is allowed; otherwise it has no effects. */
  readonly verdict: Verdict;
};

/** The permissions that a role gains and loses through a change, and the people affected. */
export function RoleDifference({ role, gains, losses, newName, verdict }: Props) {
  const { organization } = useTenant();
  const { level, key, name, permissions } = role;
  const same = gains.length + losses.length === 0;
  const after = [...permissions.filter((each) => !losses.includes(each)), ...gains];
  return (
    <Section title={t.changeTitle}>
      {same ? (
        <Text size="sm" c="dimmed">
          {t.samePermissions}
        </Text>
      ) : (
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Sentences title={t.taken} names={losses} />
            <Sentences title={t.added} names={gains} />
          </SimpleGrid>
          {/* Name and purpose do not affect access, so the effects do not depend on them. */}
          {verdict.allowed && (
            <EffectPreview
              act={newName === undefined ? "roles.update" : "roles.copyAndReplace"}
              input={{
                organization: organization.id,
                level,
                key,
                name: newName ?? name,
                description: role.description,
                permissions: after,
              }}
            />
          )}
        </Stack>
      )}
    </Section>
  );
}

function Sentences({ title, names }: { readonly title: string; readonly names: readonly PermissionName[] }) {
  const { blueprint } = useTenant();
  if (names.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <List size="sm" spacing={4}>
        {names.map((each) => (
          <List.Item key={each}>{phraseIn(blueprint, each)}</List.Item>
        ))}
      </List>
    </div>
  );
}
