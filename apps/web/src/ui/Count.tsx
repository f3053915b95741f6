import { Paper, Text } from "@mantine/core";
import type { ReactNode } from "react";

type Props = { readonly label: string; readonly value: ReactNode; readonly hint?: string };

/** From this many letters on, a value is a phrase in a smaller font; from this many in one word on, smaller still. */
const phrase = 12;
const longWord = 11;

function sizeOf(value: ReactNode): "md" | "lg" | "xl" {
  if (typeof value !== "string" || value.length < phrase) return "xl";
  return value.split(" ").some((word) => word.length >= longWord) ? "md" : "lg";
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
        size={sizeOf(value)}
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
