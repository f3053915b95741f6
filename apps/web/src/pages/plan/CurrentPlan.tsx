import type { Blueprint, Plan } from "@bailiwick/domain";
import { Alert, Loader, Stack } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import { hasLimits, type PlanInForce, Usage } from "./Usage.tsx";

const t = texts.plan;

type Props = { readonly blueprint: Blueprint; readonly plan: Plan | undefined; readonly facts: PlanInForce };

/** The current plan, whether its features are still being applied (V39, V40), and its usage. */
export function CurrentPlan({ blueprint, plan, facts }: Props) {
  return (
    <Section title={`${t.current}: ${plan?.name ?? facts.plan}`} description={plan?.description}>
      {(facts.pending || hasLimits(facts)) && (
        <Stack gap="lg">
          {facts.pending && (
            <Alert
              color="blue"
              role="status"
              title={t.pendingTitle}
              icon={<Loader size={18} color="currentColor" aria-hidden />}
            >
              {t.pending}
            </Alert>
          )}
          <Usage blueprint={blueprint} facts={facts} />
        </Stack>
      )}
    </Section>
  );
}
