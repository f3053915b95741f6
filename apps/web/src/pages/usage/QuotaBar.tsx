import { type Meter, type Use, warningLevel } from "@bailiwick/domain";
import { Group, Progress, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { takenOf } from "./quotas.ts";

const t = texts.usage;

type Props = {
  readonly meter: Meter;
  readonly use: Use;
  /** What the use is measured against, and how much more can be used; null for no limit. */
  readonly ceiling: number | null;
  readonly left: number | null;
};

/** What is used and reserved of a quota, as a bar and in words. */
export function QuotaBar({ meter, use, ceiling, left }: Props) {
  const level = warningLevel(use, ceiling);
  const color = level === 100 ? "red" : level === 80 ? "yellow" : "harbor";
  const said = ceiling === null ? t.usedOnly(use.used, meter.unit) : t.usedOf(use.used, ceiling);
  const reserved = use.reserved === 0 ? null : t.reserved(use.reserved);
  const percent = (amount: number) => (ceiling === null || ceiling === 0 ? 0 : (100 * amount) / ceiling);
  const usedShare = Math.min(100, percent(use.used));
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={4}>
        <Text size="sm" fw={600}>
          {said}
        </Text>
        {left !== null && <Text size="sm">{t.left(left, meter.unit)}</Text>}
      </Group>
      {ceiling !== null && (
        <Progress.Root
          size="lg"
          role="progressbar"
          aria-label={meter.name}
          aria-valuemin={0}
          aria-valuemax={Math.max(1, ceiling)}
          aria-valuenow={Math.min(takenOf(use), Math.max(1, ceiling))}
          aria-valuetext={[said, reserved].filter((part) => part !== null).join(", ")}
        >
          <Progress.Section withAria={false} value={usedShare} color={color} />
          <Progress.Section
            withAria={false}
            value={Math.min(100 - usedShare, percent(use.reserved))}
            color={color}
            striped
            opacity={0.6}
          />
        </Progress.Root>
      )}
      {reserved !== null && (
        <Text size="xs" c="dimmed" mt={4}>
          {reserved}
        </Text>
      )}
    </div>
  );
}
