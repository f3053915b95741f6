import { featureWords, limitWords, type PlanEffect as PlanChange } from "@bailiwick/domain";
import { List, Stack, Text } from "@mantine/core";
import { blueprint as blueprintNamed } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";

const t = texts.access;

const amount = (value: number | null) => (value === null ? texts.common.unlimited : number(value));

type Props = { readonly blueprint: string; readonly plan: PlanChange };

/** The effect of a different plan: limits immediately, features within half a minute; nothing is deleted (V39, V40). */
export function PlanEffect({ blueprint: kind, plan }: Props) {
  const blueprint = blueprintNamed(kind);
  const named = (features: readonly string[]) => features.map((key) => featureWords(blueprint, key).name);
  const { limits, gained, lost } = plan;
  if (limits.length + gained.length + lost.length === 0) return <Text size="sm">{t.effectNone}</Text>;
  return (
    <Stack gap="xs">
      <Part
        title={t.planLimits}
        lines={limits.map(({ limit, before, after, over }) => {
          const name = limitWords(blueprint, limit).name;
          const line = t.planLimit(name, amount(before), amount(after));
          return over > 0 ? `${line} (${t.planOver(over)})` : line;
        })}
      />
      <Part title={t.planGains} lines={named(gained)} />
      <Part title={t.planLoses} lines={named(lost)} />
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
