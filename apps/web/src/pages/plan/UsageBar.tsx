import { Group, Progress, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";

const t = texts.plan;
/** The share from which the limit counts as scarce. */
const scarce = 0.8;

type Props = {
  readonly title: string;
  readonly used: number;
  /** Pending invitations, which hold a seat. */
  readonly pending: number;
  readonly limit: number;
  readonly note: string | null;
};

/** The usage of a limit, as a bar and in words; almost full, full, and over the limit are distinguished. */
export function UsageBar({ title, used, pending, limit, note }: Props) {
  const taken = used + pending;
  const share = limit === 0 ? (taken === 0 ? 0 : 1) : Math.min(1, taken / limit);
  const level = taken > limit ? "over" : taken === limit ? "full" : share >= scarce ? "near" : null;
  const color = level === null ? "harbor" : level === "near" ? "yellow" : "red";
  const warning = level === null ? null : level === "over" ? t.over(taken - limit) : t[level];
  const lines = [pending > 0 ? t.invited(pending) : null, limit === 0 && taken === 0 ? null : warning, note];
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={4}>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <Text size="sm">{t.usedOf(taken, limit)}</Text>
      </Group>
      <Progress.Root size="md">
        {/* Mantine would announce the value as a percentage. */}
        <Progress.Section
          withAria={false}
          value={share * 100}
          color={color}
          role="progressbar"
          aria-label={title}
          aria-valuemin={0}
          aria-valuemax={limit}
          aria-valuenow={Math.min(taken, limit)}
          aria-valuetext={t.usedOf(taken, limit)}
        />
      </Progress.Root>
      {lines.map((line) =>
        line === null ? null : (
          <Text key={line} size="xs" c="dimmed" mt={4}>
            {line}
          </Text>
        ),
      )}
    </div>
  );
}
