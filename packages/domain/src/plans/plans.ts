import type { Actor } from "../access/actor.ts";
import { can } from "../access/decide.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import type { FeatureSpec } from "./features.ts";
import { canAddWithin, type Limits, limitInForce } from "./limits.ts";

export type Plan<Limit extends string = string, Feature extends string = string> = {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Whether a customer chooses it alone; otherwise the platform admin provisions it (V35). */
  readonly selfServe: boolean;
  readonly limits: Limits<Limit>;
  /** What the plan opens (V63). */
  readonly features: readonly Feature[];
};

/** Whether the instance is run as a service for customers, or by its users for themselves. */
export const instanceModes = ["saas", "self-hosted"] as const;
export type InstanceMode = (typeof instanceModes)[number];

/** What of a blueprint these rules need. The plans stand in their order, the smallest first. */
export type PlanRules = {
  readonly plans: readonly Plan[];
  readonly planChecks: "always" | "hosted";
  readonly everyFeature: readonly FeatureSpec[];
};

/** The plan that an organization is on, and how the instance is run. */
export type PlanFacts = { readonly plan: string; readonly mode: InstanceMode };

/** Whether plans count here at all: those of a hosted service do not on one's own instance (P23). */
function plansCount({ planChecks }: Pick<PlanRules, "planChecks">, mode: InstanceMode): boolean {
  return planChecks === "always" || mode === "saas";
}

/** The plan with this key, or undefined. */
export function planOf(plans: readonly Plan[], key: string): Plan | undefined {
  return plans.find((plan) => plan.key === key);
}

/** The limits of a plan; none where plans do not count on this instance, and none of a plan that is unknown. */
export function planLimits(rules: Omit<PlanRules, "everyFeature">, plan: string, mode: InstanceMode): Limits {
  if (!plansCount(rules, mode)) return {};
  return planOf(rules.plans, plan)?.limits ?? {};
}

/** What the plan opens; everything that any plan opens where plans do not count, and nothing of an unknown plan. */
export function planFeatures(
  rules: Omit<PlanRules, "everyFeature">,
  plan: string,
  mode: InstanceMode,
): readonly string[] {
  if (plansCount(rules, mode)) return planOf(rules.plans, plan)?.features ?? [];
  return [...new Set(rules.plans.flatMap(({ features }) => features))];
}

/** Is this open on the plan (P21-P23, V63)? Where no plan speaks of it, it is open on each. */
export function canUseFeature(rules: PlanRules, facts: PlanFacts, feature: string): Decision {
  const opening = rules.plans.filter(({ features }) => features.includes(feature));
  const [least] = opening;
  if (least === undefined || planFeatures(rules, facts.plan, facts.mode).includes(feature)) return allowed;
  const phrase = rules.everyFeature.find(({ key }) => key === feature)?.phrase ?? feature;
  return refuse("plan_required", { feature, phrase, plan: least.name, orHigher: opening.length > 1 });
}

/** May a workspace of an organization on this plan be changed: its name, its description, its settings (P22)? */
export function canUpdateWorkspace(rules: PlanRules, facts: PlanFacts): Decision {
  return canUseFeature(rules, facts, "update_workspace");
}

/**
 * May a person own one more workspace on this plan (V57)? `owned` are those that they own on it already; `lifted` is
 * what the platform admin allows them (V58). Those on a higher plan are not counted, so upgrading makes room.
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

/** May this plan be chosen (V27, V35)? `by` says whether a customer or the platform admin chooses. */
export function canChoosePlan(plans: readonly Plan[], key: string, by: "customer" | "platform"): Decision {
  const plan = planOf(plans, key);
  if (plan === undefined) return refuse("unknown_plan", {}, "plan");
  if (by === "platform" || plan.selfServe) return allowed;
  return refuse("plan_not_self_serve", { plan: plan.name, act: "set_up" }, "plan");
}

/**
 * May the actor change the plan from one to the other (V35, V38, V51)? A plan that the platform admin set up is theirs
 * to end as well. Whatever there is too much of afterwards is in nobody's way: it stays, and cannot grow.
 */
export function canChangePlan(actor: Actor, from: string, to: string): Decision {
  const plans = actor.blueprint?.plans ?? [];
  const byPlatform = can(actor, "platform:change_plan").allowed;
  const now = planOf(plans, from);
  return allOf(
    () => (byPlatform ? allowed : can(actor, "plan:change")),
    () => canChoosePlan(plans, to, byPlatform ? "platform" : "customer"),
    () =>
      byPlatform || now === undefined || now.selfServe
        ? allowed
        : refuse("plan_not_self_serve", { plan: now.name, act: "end" }, "plan"),
    () => (from === to ? refuse("same_plan", {}, "plan") : allowed),
  );
}
