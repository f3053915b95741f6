import { type Blueprint, limitWords } from "@bailiwick/domain";
import { Text } from "@mantine/core";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { Facts } from "../../ui/Facts.tsx";
import classes from "./PlanCard.module.css";
import { UsageBar } from "./UsageBar.tsx";

const t = texts.plan;

export type PlanInForce = Outputs["organizations"]["plan"];
type Props = { readonly blueprint: Blueprint; readonly facts: PlanInForce };
type Limit = { readonly name: string; readonly value: number; readonly lifted: string | null };

/** Whether anything is limited. */
export function hasLimits({ limits }: PlanInForce): boolean {
  return limits.some(({ value }) => value !== null);
}

/**
 * Every effective limit with its usage, per workspace where it counts per workspace (V14, V28); limits without usage
 * come last.
 */
export function Usage({ blueprint, facts: { limits, usage } }: Props) {
  const titleOf = (name: string) => limitWords(blueprint, name).name;
  const inForce = limits.flatMap(({ name, value, standard }): Limit[] => {
    if (value === null) return [];
    const plans = standard === null ? texts.common.unlimited.toLowerCase() : number(standard);
    return [{ name, value, lifted: standard === value ? null : t.lifted(plans) }];
  });
  const counted = inForce.flatMap((limit) =>
    usage.filter((row) => row.limit === limit.name).map((row) => ({ ...limit, row })),
  );
  const uncounted = inForce.filter(({ name }) => !usage.some((row) => row.limit === name));
  const several = new Set(usage.map(({ workspace }) => workspace?.id)).size > 1;
  return (
    <>
      {counted.length > 0 && (
        <ul className={classes.usage}>
          {counted.map(({ name, value, lifted, row }) => (
            <li key={`${name} ${row.workspace?.id ?? ""}`}>
              <UsageBar
                title={
                  several && row.workspace !== null
                    ? t.usageOf(titleOf(name), row.workspace.name)
                    : titleOf(name)
                }
                used={row.used}
                pending={row.pending}
                limit={value}
                note={lifted}
              />
            </li>
          ))}
        </ul>
      )}
      {uncounted.length > 0 && (
        <Facts
          rows={uncounted.map(({ name, value, lifted }) => [
            titleOf(name),
            <span key={name}>
              {t.upTo(value)}
              {lifted !== null && (
                <Text component="span" size="xs" c="dimmed" display="block">
                  {lifted}
                </Text>
              )}
            </span>,
          ])}
        />
      )}
    </>
  );
}
