import { Paper, Text } from "@mantine/core";
import type { ReactNode } from "react";

type Props = { readonly label: string; readonly value: ReactNode; readonly hint?: string };

/** A number, or a short word, with what it counts. */
export function Count({ label, value, hint }: Props) {
  return (
    <Paper withBorder radius="lg" p="lg" bg="var(--surface)" style={{ borderColor: "var(--line)" }}>
      <Text size="xs" c="dimmed" fw={550}>
        {label}
      </Text>
      <Text
        size="xl"
        fw={650}
        mt={4}
        style={{ fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" }}
      >
        {value}
      </Text>
      {hint !== undefined && (
        <Text size="xs" c="dimmed" mt={4}>
          {hint}
        </Text>
      )}
    </Paper>
  );
}
