import { type Actor, can, permission, planOf } from "@bailiwick/domain";
import { Alert, Group, Stack } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { useInstance } from "../../instance.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { PageSkeleton } from "../../ui/PageSkeleton.tsx";
import { CurrentPlan } from "./CurrentPlan.tsx";
import { Features } from "./Features.tsx";
import { Plans } from "./Plans.tsx";

const planChange = permission("plan:change");

const t = texts.plan;
/** The polling interval while features are being applied, in milliseconds. */
const askAgain = 3_000;

/** Whose plan it is. */
export type OnPlan = { readonly id: string; readonly slug: string; readonly name: string };

type Props = {
  readonly organization: OnPlan;
  readonly actor: Actor;
  /** For people who can't change it: a link to why, and to who can. */
  readonly why?: ReactNode;
};

/** The current plan, its usage, its features, and the other plans. */
export function PlanParts({ organization, actor, why }: Props) {
  const { mode } = useInstance();
  const query = useQuery({
    ...trpc.organizations.plan.queryOptions({ organization: organization.id }),
    refetchInterval: ({ state }) => (state.data?.pending === true ? askAgain : false),
  });
  const decision = can(actor, planChange);
  const { blueprint } = actor;
  if (blueprint === null) return null;
  const counted = blueprint.planChecks === "always" || mode === "saas";
  return (
    <Loaded query={query} skeleton={<PageSkeleton label={texts.common.loading} />}>
      {(facts) => (
        <Stack gap="lg">
          {!decision.allowed && (
            <Alert color="gray" icon={<IconLock size={18} aria-hidden />}>
              <Group gap="xs">
                <span id="plan-refusal">{sentenceOf(decision)}</span>
                {why}
              </Group>
            </Alert>
          )}
          {!counted && <Alert color="blue">{t.notCounted}</Alert>}
          <CurrentPlan blueprint={blueprint} plan={planOf(blueprint.plans, facts.plan)} facts={facts} />
          {facts.features.length > 0 && <Features blueprint={blueprint} features={facts.features} />}
          <Plans
            blueprint={blueprint}
            current={facts.plan}
            organization={organization}
            actor={actor}
            decision={decision}
          />
        </Stack>
      )}
    </Loaded>
  );
}
