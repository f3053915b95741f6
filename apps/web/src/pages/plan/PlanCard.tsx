import { type Blueprint, type Decision, gives, moneyText, type Plan } from "@bailiwick/domain";
import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import { currentFormats, number } from "../../texts/locale.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import classes from "./PlanCard.module.css";

const t = texts.plan;

type Props = {
  readonly blueprint: Blueprint;
  readonly plan: Plan;
  readonly current: boolean;
  /** Whether it is above the current one. */
  readonly higher: boolean;
  readonly disabled: boolean;
  readonly decision: Decision;
  readonly onChoose: () => void;
};

/** One plan: what it is for, its limits and features, and a button to choose it. */
export function PlanCard({ blueprint, plan, current, higher, disabled, decision, onChoose }: Props) {
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
      {blueprint.plans.some(({ price }) => price !== undefined) && (
        <Text size="sm" fw={550}>
          {priceOf(plan)}
        </Text>
      )}
      <Gives blueprint={blueprint} plan={plan} />
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

function priceOf({ price, selfServe }: Plan): string {
  if (price === undefined) return selfServe ? t.free : t.byAgreement;
  return t.pricePer[price.per](moneyText(price.amount, price.currency, currentFormats()));
}

/** The button's label under the plan's name, and its accessible name. */
function wayTo({ name, selfServe }: Plan, higher: boolean): { short: string; label: string } {
  if (!selfServe) return { short: t.contact, label: `${t.contact}: ${name}` };
  if (higher) return { short: t.upgradeShort, label: t.upgrade(name) };
  return { short: t.downgradeShort, label: t.downgrade(name) };
}

/** What the plan includes: amounts, then features; a feature with an amount is named only with it. */
function Gives({ blueprint, plan }: Pick<Props, "blueprint" | "plan">) {
  const { limits, features } = gives(blueprint, plan);
  return (
    <>
      {limits.length === 0 ? (
        <Text size="sm">{t.everything}</Text>
      ) : (
        <dl className={classes.limits}>
          {limits.map(({ limit, amount }) => (
            <div key={limit.key}>
              <dt>{limit.name}</dt>
              <dd>{number(amount)}</dd>
            </div>
          ))}
        </dl>
      )}
      {features.length > 0 && (
        <ul className={classes.features}>
          {features.map(({ key, name }) => (
            <li key={key}>
              <IconCheck size={14} aria-hidden />
              {name}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
