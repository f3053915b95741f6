import { type Blueprint, canChoosePlan, gives, inWords, type Plan } from "@bailiwick/domain";
import { Radio, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { texts } from "../../texts/index.ts";
import { currentLocale, number } from "../../texts/locale.ts";

const t = texts.workspaces;

type Props = {
  readonly blueprint: Blueprint;
  readonly plans: readonly Plan[];
  readonly value?: string;
  readonly onChange: (plan: string) => void;
  readonly error?: ReactNode;
};

/** The initial plan, with what each includes (V27, V34); one that the platform admin sets up says so (V35). */
export function PlanChoice({ blueprint, plans, value = "", onChange, error }: Props) {
  return (
    <Radio.Group
      label={t.plan}
      description={t.planHint}
      inputWrapperOrder={["label", "description", "input", "error"]}
      value={value}
      onChange={onChange}
      error={error}
    >
      <Stack gap="sm" mt={8}>
        {plans.map((plan) => {
          const decision = canChoosePlan(plans, plan.key, "customer");
          return (
            <Radio
              key={plan.key}
              value={plan.key}
              label={plan.name}
              description={
                decision.allowed ? (
                  <>
                    {plan.description}
                    <Text component="span" size="xs" display="block">
                      {givenInWords(blueprint, plan)}
                    </Text>
                  </>
                ) : (
                  t.planLater(plan.name)
                )
              }
              disabled={!decision.allowed}
            />
          );
        })}
      </Stack>
    </Radio.Group>
  );
}

/** What a plan includes, in a line: "5 members · 10 monitored hosts · …". */
function givenInWords(blueprint: Blueprint, plan: Plan): string {
  const { limits, features } = gives(blueprint, plan);
  const amounts = limits.map(({ limit, amount }) => inWords(limit.amount, amount, number, currentLocale()));
  return [...amounts, ...features.map(({ name }) => name)].join(" · ");
}
