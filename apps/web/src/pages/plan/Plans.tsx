import {
  type Actor,
  allOf,
  type Blueprint,
  canChangePlan,
  type Decision,
  type Plan,
} from "@bailiwick/domain";
import { SimpleGrid } from "@mantine/core";
import { useState } from "react";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import { ChangePlanDialog } from "./ChangePlanDialog.tsx";
import { ContactDialog } from "./ContactDialog.tsx";
import { PlanCard } from "./PlanCard.tsx";
import type { OnPlan } from "./PlanParts.tsx";

const t = texts.plan;

type Props = {
  readonly blueprint: Blueprint;
  /** The key of the current one. */
  readonly current: string;
  readonly organization: OnPlan;
  readonly actor: Actor;
  /** Whether the reader can change the plan at all. */
  readonly decision: Decision;
};

/** The plans side by side, each with a way to get it: directly, or through the platform admin (V27, V35, V38). */
export function Plans({ blueprint, current, organization, actor, decision }: Props) {
  const [asked, setAsked] = useState<Plan | null>(null);
  const { plans } = blueprint;
  const at = plans.findIndex(({ key }) => key === current);
  const close = () => setAsked(null);
  const now = plans[at];
  return (
    <Section title={t.compareTitle} description={t.compareDescription}>
      <SimpleGrid
        cols={{ base: 1, xs: 2, md: Math.min(4, plans.length) }}
        spacing="md"
        role="group"
        aria-label={texts.pages.plan}
        {...(decision.allowed ? {} : { "aria-disabled": true, "aria-describedby": "plan-refusal" })}
      >
        {plans.map((plan, index) => (
          <PlanCard
            key={plan.key}
            blueprint={blueprint}
            plan={plan}
            current={index === at}
            higher={index > at}
            disabled={!decision.allowed}
            // Asking about one that the platform admin sets up does not choose it yet.
            decision={allOf(
              () => decision,
              () => (plan.selfServe ? canChangePlan(actor, current, plan.key) : decision),
            )}
            onChoose={() => setAsked(plan)}
          />
        ))}
      </SimpleGrid>
      {asked !== null && now !== undefined && asked.selfServe && (
        <ChangePlanDialog
          organization={organization}
          actor={actor}
          plan={asked}
          higher={plans.indexOf(asked) > at}
          onClose={close}
        />
      )}
      {asked !== null && now !== undefined && !asked.selfServe && (
        <ContactDialog organization={organization} plan={asked} current={now} onClose={close} />
      )}
    </Section>
  );
}
