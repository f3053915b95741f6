import type { Actor } from "../access/actor.ts";
import { can, permission } from "../access/decide.ts";
import type { Price } from "../billing/prices.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import type { FeatureSpec } from "./features.ts";
import { canAddWithin, type Limits, limitInForce } from "./limits.ts";

const platformChangePlan = permission("platform:change_plan");
const planChange = permission("plan:change");

export type Plan<Limit extends string = string, Feature extends string = string> = {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Whether customers can choose it themselves; otherwise the platform admin provisions it (V35). */
  readonly selfServe: boolean;
  /** What it costs (C32); nothing is billed for a plan without a price, which is free or paid by agreement. */
  readonly price?: Price;
  readonly limits: Limits<Limit>;
  /** The features of the plan (V63). */
  readonly features: readonly Feature[];
};

/** Whether the instance is run as a service for customers, or by its users for themselves. */
export const instanceModes = ["saas", "self-hosted"] as const;
export type InstanceMode = (typeof instanceModes)[number];

/** The part of a blueprint that these rules need. The plans are in order, the smallest first. */
export type PlanRules = {
  readonly plans: readonly Plan[];
  readonly planChecks: "always" | "hosted";
  readonly everyFeature: readonly FeatureSpec[];
};

/** The plan of an organization, and how the instance is run. */
export type PlanFacts = { readonly plan: string; readonly mode: InstanceMode };

/** Whether plans apply here: those of a hosted service do not apply on a self-hosted instance (P23). */
function plansCount({ planChecks }: Pick<PlanRules, "planChecks">, mode: InstanceMode): boolean {
  return planChecks === "always" || mode === "saas";
}

/** The plan with this key, or undefined. */
export function planOf(plans: readonly Plan[], key: string): Plan | undefined {
  return plans.find((plan) => plan.key === key);
}

/** The limits of a plan; none where plans do not apply on this instance, and none for an unknown plan. */
export function planLimits(rules: Omit<PlanRules, "everyFeature">, plan: string, mode: InstanceMode): Limits {
  if (!plansCount(rules, mode)) return {};
  return planOf(rules.plans, plan)?.limits ?? {};
}

/** The features of the plan; all features of any plan where plans do not apply, and none for an unknown plan. */
export function planFeatures(
  rules: Omit<PlanRules, "everyFeature">,
  plan: string,
  mode: InstanceMode,
): readonly string[] {
  if (plansCount(rules, mode)) return planOf(rules.plans, plan)?.features ?? [];
  return [...new Set(rules.plans.flatMap(({ features }) => features))];
}

/** Does the plan include this feature (P21-P23, V63)? A feature that no plan mentions is always included. */
export function canUseFeature(rules: PlanRules, facts: PlanFacts, feature: string): Decision {
  const opening = rules.plans.filter(({ features }) => features.includes(feature));
  const [least] = opening;
  if (least === undefined || planFeatures(rules, facts.plan, facts.mode).includes(feature)) return allowed;
  const phrase = rules.everyFeature.find(({ key }) => key === feature)?.phrase ?? feature;
  return refuse("plan_required", { feature, phrase, plan: least.name, orHigher: opening.length > 1 });
}

/** Does this plan allow changes to a workspace: its name, its description, its settings (P22)? */
export function canUpdateWorkspace(rules: PlanRules, facts: PlanFacts): Decision {
  return canUseFeature(rules, facts, "update_workspace");
}

/**
 * Can a person own one more workspace on this plan (V57)? `owned` counts those that they own on it already; `lifted` is
 * the limit that the platform admin set for them (V58). Workspaces on a higher plan do not count, so upgrading makes
 * room.
 */
export function canOwnAnother(
  rules: PlanRules,
  facts: PlanFacts & { readonly owned: number; readonly lifted: number | null },
  who: "yourself" | "another" = "yourself",
): Decision {
  const limits = planLimits(rules, facts.plan, facts.mode);
  const standard = limitInForce(limits, "workspacesPerUser");
  const amount = standard === null ? null : (facts.lifted ?? standard);
  const decision = canAddWithin("workspacesPerUser", facts.owned, amount);
  if (decision.allowed || who === "yourself" || amount === null) return decision;
  return refuse("owner_limit", { amount });
}

/** Can this plan be chosen (V27, V35)? `by` says whether a customer or the platform admin chooses. */
export function canChoosePlan(plans: readonly Plan[], key: string, by: "customer" | "platform"): Decision {
  const plan = planOf(plans, key);
  if (plan === undefined) return refuse("unknown_plan", {}, "plan");
  if (by === "platform" || plan.selfServe) return allowed;
  return refuse("plan_not_self_serve", { plan: plan.name, act: "set_up" }, "plan");
}

/**
 * Can the actor change the plan from one to the other (V35, V38, V51)? Only the platform admin ends a plan that they
 * set up. Usage above the new limits never blocks the change: it stays, and can't grow.
 */
export function canChangePlan(actor: Actor, from: string, to: string): Decision {
  const plans = actor.blueprint?.plans ?? [];
  const byPlatform = can(actor, platformChangePlan).allowed;
  const now = planOf(plans, from);
  return allOf(
    () => (byPlatform ? allowed : can(actor, planChange)),
    () => canChoosePlan(plans, to, byPlatform ? "platform" : "customer"),
    () =>
      byPlatform || now === undefined || now.selfServe
        ? allowed
        : refuse("plan_not_self_serve", { plan: now.name, act: "end" }, "plan"),
    () => (from === to ? refuse("same_plan", {}, "plan") : allowed),
  );
}
