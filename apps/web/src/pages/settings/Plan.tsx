import { can } from "@bailiwick/domain";
import { Alert, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import { useWorkspace } from "../../workspace.ts";
import { PlanCard } from "./PlanCard.tsx";

const says = texts.settings;

/** The plans and which one is in force; visibly disabled for who cannot change it, with the reason (V27, V51, V59). */
export function Plan() {
  const { workspace, actor, blueprint } = useWorkspace();
  const decision = can(actor, "plan:change");
  return (
    <Section title={says.planTitle} says={says.planSays}>
      <Stack gap="md">
        {decision.allowed ? (
          <Text size="sm">{says.planChange}</Text>
        ) : (
          <Alert color="gray" icon={<IconLock size={18} aria-hidden />} id="plan-refusal">
            {decision.message}
          </Alert>
        )}
        <SimpleGrid
          cols={{ base: 1, xs: 2 }}
          spacing="md"
          role="group"
          aria-label={says.planTitle}
          {...(decision.allowed ? {} : { "aria-disabled": true, "aria-describedby": "plan-refusal" })}
        >
          {blueprint.plans.map((plan) => (
            <PlanCard
              key={plan.key}
              plan={plan}
              current={plan.key === workspace.organization.plan}
              disabled={!decision.allowed}
            />
          ))}
        </SimpleGrid>
      </Stack>
    </Section>
  );
}
