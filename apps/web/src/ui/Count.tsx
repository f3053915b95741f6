import { Paper, Text } from "@mantine/core";
import type { ReactNode } from "react";

type Props = { readonly label: string; readonly value: ReactNode; readonly hint?: string };

/** A number is large, words are smaller, and smaller still where a long one would not fit. */
function sizeOf(value: ReactNode) {
  return typeof value !== "string" || /^\d/.test(value) ? "xl" : { base: "md", sm: "lg" };
}

/** A number, or a short word, with its label. */
export function Count({ label, value, hint }: Props) {
  return (
    <Paper
      withBorder
      radius="lg"
      p={{ base: "md", sm: "lg" }}
      bg="var(--surface)"
      style={{ borderColor: "var(--line)" }}
    >
      <Text size="xs" c="dimmed" fw={550}>
        {label}
      </Text>
      <Text
        fz={sizeOf(value)}
        fw={650}
        mt={4}
        style={{ fontVariantNumeric: "tabular-nums", overflowWrap: "break-word" }}
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
