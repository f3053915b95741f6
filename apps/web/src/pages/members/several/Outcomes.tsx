import { Badge, Group, Stack, Text } from "@mantine/core";
import { texts } from "../../../texts/index.ts";
import type { Outcome } from "./addOrInvite.ts";

const t = texts.members.addresses;
const colors = { added: "teal", invited: "blue", member: "gray", refused: "red" } as const;

/** The result for each address. */
export function Outcomes({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  return (
    <Stack gap="xs" component="ul" p={0} m={0} aria-label={t.outcomes} style={{ listStyle: "none" }}>
      {outcomes.map(({ email, state, why }) => (
        <li key={email}>
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm" style={{ overflowWrap: "anywhere" }}>
              {email}
            </Text>
            <Badge color={colors[state]} style={{ flex: "none" }}>
              {t.states[state]}
            </Badge>
          </Group>
          {why !== null && (
            <Text size="xs" c="dimmed">
              {why}
            </Text>
          )}
        </li>
      ))}
    </Stack>
  );
}
