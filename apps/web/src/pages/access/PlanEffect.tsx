import { featureDescription, type PlanEffect as PlanChange } from "@bailiwick/domain";
import { List, Stack, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";

const t = texts.access;

const amount = (value: number | null) => (value === null ? texts.common.unlimited : number(value));

/** What another plan changes: limits at once, features within half a minute; nothing is deleted by it (V39, V40). */
export function PlanEffect({ plan }: { readonly plan: PlanChange }) {
  const { limits, gained, lost } = plan;
  if (limits.length + gained.length + lost.length === 0) return <Text size="sm">{t.effectNone}</Text>;
  return (
    <Stack gap="xs">
      <Part
        title={t.planLimits}
        lines={limits.map(({ limit, before, after, over }) => {
          const name = texts.settings.limits[limit] ?? limit;
          const line = t.planLimit(name, amount(before), amount(after));
          return over > 0 ? `${line} (${t.planOver(over)})` : line;
        })}
      />
      <Part title={t.planGains} lines={gained.map(featureDescription)} />
      <Part title={t.planLoses} lines={lost.map(featureDescription)} />
      <Text size="xs" c="dimmed">
        {t.planKeeps}
      </Text>
    </Stack>
  );
}

function Part({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm">
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </div>
  );
}
