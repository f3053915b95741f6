import { type Decision, limitNames, type Plan } from "@bailiwick/domain";
import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import classes from "./PlanCard.module.css";

const t = texts.plan;

type Props = {
  readonly plan: Plan;
  readonly current: boolean;
  /** Whether it stands above the one in force. */
  readonly higher: boolean;
  readonly disabled: boolean;
  readonly decision: Decision;
  readonly onChoose: () => void;
};

/** One plan: what it is for, what it allows and opens, and the way to it. */
export function PlanCard({ plan, current, higher, disabled, decision, onChoose }: Props) {
  const way = wayTo(plan, higher);
  return (
    <Stack
      gap="sm"
      className={classes.card}
      data-current={current || undefined}
      data-disabled={disabled || undefined}
    >
      <div>
        <Group gap="xs" justify="space-between">
          <Text fw={650}>{plan.name}</Text>
          {current && <Badge>{t.current}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">
          {plan.description}
        </Text>
      </div>
      <Limits plan={plan} />
      <Features plan={plan} />
      {!plan.selfServe && (
        <Text size="xs" c="dimmed">
          {t.provisioned}
        </Text>
      )}
      {!current && (
        <Group mt="auto" grow preventGrowOverflow={false}>
          <Guarded decision={decision}>
            <Button
              variant={higher && plan.selfServe ? "filled" : "default"}
              onClick={onChoose}
              aria-label={way.label}
            >
              {way.short}
            </Button>
          </Guarded>
        </Group>
      )}
    </Stack>
  );
}

/** What the button says, which stands under the plan's name, and what it is called by itself. */
function wayTo({ name, selfServe }: Plan, higher: boolean): { short: string; label: string } {
  if (!selfServe) return { short: t.contact, label: `${t.contact}: ${name}` };
  if (higher) return { short: t.upgradeShort, label: t.upgrade(name) };
  return { short: t.downgradeShort, label: t.downgrade(name) };
}

function Limits({ plan: { limits } }: { readonly plan: Plan }) {
  const named = limitNames.filter((name) => limits[name] !== undefined);
  if (named.length === 0) return <Text size="sm">{t.everything}</Text>;
  return (
    <dl className={classes.limits}>
      {named.map((name) => (
        <div key={name}>
          <dt>{texts.settings.limits[name]}</dt>
          <dd>{number(limits[name] ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Features({ plan: { features } }: { readonly plan: Plan }) {
  if (features.length === 0) return null;
  return (
    <ul className={classes.features}>
      {features.map((name) => (
        <li key={name}>
          <IconCheck size={14} aria-hidden />
          {t.features[name] ?? name}
        </li>
      ))}
    </ul>
  );
}
