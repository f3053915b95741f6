import { allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** Every limit that a plan or a kind of organization can have: of what it counts, and the reason that it is reached. */
const limitRows = {
  members: { per: "workspace", reason: "member_limit" },
  monitoredHosts: { per: "workspace", reason: "monitored_host_limit" },
  scansPerDay: { per: "workspace", reason: "scan_limit" },
  retentionDays: { per: "workspace", reason: "retention_limit" },
  integrations: { per: "workspace", reason: "integration_limit" },
  workspacesPerUser: { per: "user", reason: "workspaces_per_user_limit" },
  activeWorkspaces: { per: "organization", reason: "workspace_limit" },
} as const;

export type LimitName = keyof typeof limitRows;
export const limitNames = Object.keys(limitRows) as readonly LimitName[];

/** Amounts by limit; a limit that is not named does not apply. Zero means none at all. */
export type Limits = Readonly<Partial<Record<LimitName, number>>>;

/** Whether one more fits: `used` of `amount` are taken; an `amount` of null is no limit. */
export function canAddWithin(limit: LimitName, used: number, amount: number | null): Decision {
  if (amount === null || used < amount) return allowed;
  return refuse(limitRows[limit].reason, { amount });
}

/** The amount in force: the one lifted by the platform admin, else the plan's or blueprint's, else none (null). */
export function limitInForce(limits: Limits, limit: LimitName, lifted: number | null = null): number | null {
  return lifted ?? limits[limit] ?? null;
}

/** The seats of a workspace: who is in, who is invited and may still accept, and the plan's limit; null without one. */
export type Seats = { readonly members: number; readonly pending: number; readonly limit: number | null };

/** Is there a seat for one more (V28)? Who is invited holds one. */
export function canSeatAnother({ members, pending, limit }: Seats): Decision {
  return canAddWithin("members", members + pending, limit);
}

/** For a limit that organizations of this kind do not have. */
export const unknownLimit = refuse("unknown_limit", {}, "limit");
