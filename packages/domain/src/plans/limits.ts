import { allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { type Counted, inWords } from "./counted.ts";

/** A limit in the words that people read, in lists and sentences. */
export type LimitWords<Key extends string = string> = {
  readonly key: Key;
  /** "Monitored hosts" */
  readonly name: string;
  /** The scope of the count. A per-user limit is lifted for a person, the others for an organization. */
  readonly per: "workspace" | "organization" | "user";
  /** An amount as a line: "{amount} monitored hosts". */
  readonly amount: Counted;
};

/** A limit that a blueprint declares: plans set its amount, and the platform admin can lift it. */
export type DeclaredLimit<Key extends string = string> = LimitWords<Key> & {
  /** Whether it refuses anything above it; a soft limit only warns. */
  readonly hard: boolean;
  /** The sentence when it is reached: "{amount} monitored hosts limit reached". */
  readonly reached: Counted;
};

/** The limits that the engine counts itself, for every blueprint that names one. Each has its own refusal reason. */
export const coreLimits = [
  {
    key: "members",
    name: "Members",
    per: "workspace",
    amount: { one: "{amount} member", many: "{amount} members" },
    reason: "member_limit",
  },
  {
    key: "workspacesPerUser",
    name: "Workspaces per person",
    per: "user",
    amount: { one: "{amount} workspace per person", many: "{amount} workspaces per person" },
    reason: "workspaces_per_user_limit",
  },
  {
    key: "activeWorkspaces",
    name: "Active workspaces",
    per: "organization",
    amount: { one: "{amount} active workspace", many: "{amount} active workspaces" },
    reason: "workspace_limit",
  },
] as const satisfies readonly (LimitWords & { readonly reason: string })[];

/** How long a plan keeps what is closed, the audit log, and appended records. The engine applies it where a blueprint has it. */
export const retentionLimit = {
  key: "retentionDays",
  name: "Retention days",
  per: "organization",
  hard: false,
  amount: { one: "{amount} day of retention", many: "{amount} days of retention" },
  reached: {
    one: "What is older than {amount} day is exported and removed",
    many: "What is older than {amount} days is exported and removed",
  },
} as const satisfies DeclaredLimit;

export type CoreLimitName = (typeof coreLimits)[number]["key"];

const reasonOf = Object.fromEntries(coreLimits.map(({ key, reason }) => [key, reason])) as Readonly<
  Record<CoreLimitName, (typeof coreLimits)[number]["reason"]>
>;

/** Amounts by limit; a limit that is not named does not apply. Zero means none. */
export type Limits<Name extends string = string> = Readonly<Partial<Record<Name, number>>>;

/** Whether one more fits: `used` of `amount` are taken; a null `amount` means no limit. */
export function canAddWithin(limit: CoreLimitName, used: number, amount: number | null): Decision {
  if (amount === null || used < amount) return allowed;
  return refuse(reasonOf[limit], { amount });
}

/**
 * Like {@link canAddWithin}, for a limit of a blueprint, which brings its own sentence. A soft limit refuses nothing.
 */
export function canAddWithinDeclared(limit: DeclaredLimit, used: number, amount: number | null): Decision {
  if (amount === null || used < amount || !limit.hard) return allowed;
  const sentence = inWords(limit.reached, amount, () => "{amount}");
  return refuse("limit_reached", { limit: limit.key, amount, sentence });
}

/** The effective amount: the one set by the platform admin, else the plan's or blueprint's, else none (null). */
export function limitInForce(
  limits: Limits,
  limit: CoreLimitName,
  lifted: number | null = null,
): number | null {
  return lifted ?? limits[limit] ?? null;
}

/** The seats of a workspace: its members, its pending invitations, and the plan's limit; null for no limit. */
export type Seats = { readonly members: number; readonly pending: number; readonly limit: number | null };

/** Is a seat free for one more (V28)? A pending invitation holds one. */
export function canSeatAnother({ members, pending, limit }: Seats): Decision {
  return canAddWithin("members", members + pending, limit);
}

/** For a limit that organizations of this kind do not have. */
export const unknownLimit = refuse("unknown_limit", {}, "limit");
