import { allowed, type Decision, refuse } from "./errors.ts";

/** Every limit there is: of what it counts, the reason a program matches, and the sentence for `amount`. */
const limitRows = {
  members: {
    per: "workspace",
    reason: "member_limit",
    reached: (amount: number) => `${amount} members limit reached`,
  },
  monitoredHosts: {
    per: "workspace",
    reason: "monitored_host_limit",
    reached: (amount: number) => `${amount} monitored hosts limit reached`,
  },
  scansPerDay: {
    per: "workspace",
    reason: "scan_limit",
    reached: (amount: number) => `${amount} scans a day limit reached`,
  },
  retentionDays: {
    per: "workspace",
    reason: "retention_limit",
    reached: (amount: number) => `${amount} days of retention limit reached`,
  },
  integrations: {
    per: "workspace",
    reason: "integration_limit",
    reached: (amount: number) => `${amount} integrations limit reached`,
  },
  workspacesPerUser: {
    per: "user",
    reason: "workspaces_per_user_limit",
    reached: (amount: number) =>
      `You can have ${amount} workspaces on this plan. Upgrade one of them to have more.`,
  },
  activeWorkspaces: {
    per: "organization",
    reason: "workspace_limit",
    reached: (amount: number) => `${amount} ${amount === 1 ? "workspace" : "workspaces"} limit reached`,
  },
} as const;

export type LimitName = keyof typeof limitRows;
export const limitNames = Object.keys(limitRows) as readonly LimitName[];

/** Amounts by limit; a limit that is not named does not apply. Zero means none at all. */
export type Limits = Readonly<Partial<Record<LimitName, number>>>;

export type Plan = {
  readonly key: string;
  readonly name: string;
  readonly says: string;
  /** Whether a customer chooses it alone; otherwise the platform admin provisions it (V35). */
  readonly selfServe: boolean;
  readonly limits: Limits;
  /** What the plan opens, by key: "scim", "sso", "create_workspace" (V63). */
  readonly features: readonly string[];
};

/** Whether one more fits: `used` of `amount` are taken; an `amount` of null is no limit. */
export function canAddWithin(limit: LimitName, used: number, amount: number | null): Decision {
  if (amount === null || used < amount) return allowed;
  const row = limitRows[limit];
  return refuse("LIMIT_REACHED", row.reason, row.reached(amount));
}

/** The limits of a plan; none where plans do not count on this instance, and none of a plan that is unknown. */
export function planLimits(
  blueprint: { readonly plans: readonly Plan[]; readonly planChecks: "always" | "hosted" },
  plan: string,
  mode: "saas" | "self-hosted",
): Limits {
  if (blueprint.planChecks === "hosted" && mode === "self-hosted") return {};
  return planOf(blueprint.plans, plan)?.limits ?? {};
}

/** The amount in force: the one lifted by the platform admin, else the plan's or blueprint's, else none (null). */
export function limitInForce(limits: Limits, limit: LimitName, lifted: number | null = null): number | null {
  return lifted ?? limits[limit] ?? null;
}

/** For a limit that organizations of this kind do not have. */
export const unknownLimit = refuse("INVALID", "unknown_limit", "There is no such limit here.", "limit");

/** The plan with this key, or undefined. */
export function planOf(plans: readonly Plan[], key: string): Plan | undefined {
  return plans.find((plan) => plan.key === key);
}

/** May this plan be chosen (V27, V35)? `by` says whether a customer or the platform admin chooses. */
export function canChoosePlan(plans: readonly Plan[], key: string, by: "customer" | "platform"): Decision {
  const plan = planOf(plans, key);
  if (plan === undefined) return refuse("INVALID", "unknown_plan", "There is no such plan.", "plan");
  if (by === "platform" || plan.selfServe) return allowed;
  return refuse(
    "FORBIDDEN",
    "plan_not_self_serve",
    `Only the platform admin can set up the ${plan.name} plan.`,
    "plan",
  );
}
