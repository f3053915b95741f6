import { limitNames, type Plan } from "@bailiwick/domain";
import { Badge, Group, Stack, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import classes from "./PlanCard.module.css";

const says = texts.settings;

type Props = { readonly plan: Plan; readonly current: boolean; readonly disabled: boolean };

/** One plan: what it is for and what it allows. */
export function PlanCard({ plan, current, disabled }: Props) {
  const limits = limitNames.filter((name) => name !== "activeWorkspaces");
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
          {current && <Badge>{says.planCurrent}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">
          {plan.says}
        </Text>
      </div>
      <dl className={classes.limits}>
        {limits.map((name) => (
          <div key={name}>
            <dt>{says.limits[name]}</dt>
            <dd>{plan.limits[name]?.toLocaleString() ?? texts.common.unlimited}</dd>
          </div>
        ))}
      </dl>
      {!plan.selfServe && (
        <Text size="xs" c="dimmed" mt="auto">
          {says.planProvisioned}
        </Text>
      )}
    </Stack>
  );
}
