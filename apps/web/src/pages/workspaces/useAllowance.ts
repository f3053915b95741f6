import {
  type Blueprint,
  canOwnAnother,
  type Decision,
  type InstanceMode,
  limitInForce,
  type Plan,
  planLimits,
  planOf,
} from "@bailiwick/domain";
import { skipToken, useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { useInstance } from "../../instance.ts";
import type { Place } from "./places.ts";

/** The plans of a kind as choices for something new; none if plans do not apply on this instance (P23). */
export function plansToChoose({ plans, planChecks }: Blueprint, mode: InstanceMode): readonly Plan[] {
  return planChecks === "always" || mode === "saas" ? plans : [];
}

export type PersonsAllowance = {
  readonly plan: Plan;
  readonly owned: number;
  readonly limit: number;
  readonly decision: Decision;
};

/** How many workspaces the person owns on the plan, and can own; null if there is no limit, or while loading (V57). */
export function useAllowance({ blueprint, organization }: Place, chosen: string): PersonsAllowance | null {
  const { mode } = useInstance();
  const plan = planOf(blueprint.plans, chosen);
  const limited =
    organization === null && limitInForce(planLimits(blueprint, chosen, mode), "workspacesPerUser") !== null;
  const asked = useQuery(
    trpc.organizations.allowance.queryOptions(
      limited ? { blueprint: blueprint.key, plan: chosen } : skipToken,
    ),
  );
  if (plan === undefined || asked.data === undefined || asked.data.limit === null) return null;
  const { owned, limit } = asked.data;
  return {
    plan,
    owned,
    limit,
    decision: canOwnAnother(blueprint, { plan: chosen, mode, owned, lifted: limit }),
  };
}
