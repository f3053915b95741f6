/*
 * Security policies: from where, with what and for how long people and programs use a workspace or an organization. Like the
 * database, which decides (`authz.weigh`), these functions know no clock of their own. "Policies" alone are those about
 * models.
 */
import { permission } from "../access/decide.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { coversNetworks, isWithin } from "./networks.ts";

/** What a security policy rules; what is null or empty is as it is elsewhere. */
export type SecurityRules = {
  /** The networks from which the place can be used, in CIDR notation. */
  readonly addresses: readonly { readonly range: string; readonly note: string }[];
  /** How long a session lasts without a request of its person, in minutes. */
  readonly idleMinutes: number | null;
  /** How long a session lasts after the sign-in, in hours. */
  readonly sessionHours: number | null;
  /** How long a key works after it was issued, in days. */
  readonly keyDays: number | null;
  readonly personalTokens: boolean;
  /** Whether members, and their personal tokens, are let in only while the person has a second factor. */
  readonly secondFactor: boolean;
  /** The domains of the addresses that can be invited, in lowercase. */
  readonly invitationDomains: readonly string[];
};

/** Where no one ever set one. */
export const noRules: SecurityRules = {
  addresses: [],
  idleMinutes: null,
  sessionHours: null,
  keyDays: null,
  personalTokens: true,
  secondFactor: false,
  invitationDomains: [],
};

/** The bounds of what can be set; the database has them, too. */
export const securityBounds = {
  addresses: 100,
  note: 80,
  idleMinutes: { least: 5, most: 1_440 },
  sessionHours: { least: 1, most: 2_160 },
  keyDays: { least: 1, most: 3_650 },
  domains: 100,
} as const;

/** How long a trial lasts, in minutes, by the database's clock. */
export const trialMinutes = 15;

/** How a trial ended. */
export const trialEnds = ["confirmed", "reverted", "replaced", "expired"] as const;
export type TrialEnd = (typeof trialEnds)[number];

/** The permissions to see and change the policy of each level; people who change an organization's also see it. */
export const securityPermissions = {
  workspace: { read: permission("security_policy:read"), change: permission("security_policy:update") },
  organization: {
    read: permission("organization_security_policy:manage"),
    change: permission("organization_security_policy:manage"),
  },
} as const;

/** What can be tighter in one policy than in another. */
export type RuleName = keyof SecurityRules;

const rangesOf = ({ addresses }: Pick<SecurityRules, "addresses">) => addresses.map(({ range }) => range);
const isShorter = (one: number | null, other: number | null) =>
  one !== null && (other === null || one < other);

/** The rules by which the first policy refuses something that the second accepts; none if it only loosens. */
export function tighterIn(one: SecurityRules, other: SecurityRules): readonly RuleName[] {
  const domains = one.invitationDomains;
  const isNarrower =
    domains.length > 0 &&
    (other.invitationDomains.length === 0 || other.invitationDomains.some((each) => !domains.includes(each)));
  const tighter: Readonly<Record<RuleName, boolean>> = {
    addresses: !coversNetworks(rangesOf(one), rangesOf(other)),
    idleMinutes: isShorter(one.idleMinutes, other.idleMinutes),
    sessionHours: isShorter(one.sessionHours, other.sessionHours),
    keyDays: isShorter(one.keyDays, other.keyDays),
    personalTokens: !one.personalTokens && other.personalTokens,
    secondFactor: one.secondFactor && !other.secondFactor,
    invitationDomains: isNarrower,
  };
  return (Object.keys(tighter) as RuleName[]).filter((name) => tighter[name]);
}

const shorter = (values: readonly (number | null)[]) => {
  const given = values.filter((value) => value !== null);
  return given.length === 0 ? null : Math.min(...given);
};

/** What holds where several policies apply: each of the lists, the shortest times. */
export type EffectiveRules = Pick<
  SecurityRules,
  "idleMinutes" | "sessionHours" | "keyDays" | "personalTokens" | "secondFactor"
> & {
  /** An address has to be in one of the networks of each list. */
  readonly addressLists: readonly (readonly string[])[];
  /** An invited address has to be of one of the domains of each list. */
  readonly domainLists: readonly (readonly string[])[];
};

/** What the policy of an organization and that of its workspace make together: each refuses what it refuses. */
export function combined(policies: readonly SecurityRules[]): EffectiveRules {
  const filled = <Item>(lists: readonly (readonly Item[])[]) => lists.filter(({ length }) => length > 0);
  return {
    addressLists: filled(policies.map(rangesOf)),
    domainLists: filled(policies.map(({ invitationDomains }) => invitationDomains)),
    idleMinutes: shorter(policies.map(({ idleMinutes }) => idleMinutes)),
    sessionHours: shorter(policies.map(({ sessionHours }) => sessionHours)),
    keyDays: shorter(policies.map(({ keyDays }) => keyDays)),
    personalTokens: policies.every(({ personalTokens }) => personalTokens),
    secondFactor: policies.some(({ secondFactor }) => secondFactor),
  };
}

/** Why a policy refuses a credential that is otherwise let in. */
export const policyRefusals = [
  "address_not_allowed",
  "personal_tokens_off",
  "key_too_old",
  "session_too_old",
  "session_idle",
  "second_factor_missing",
] as const;
export type PolicyRefusal = (typeof policyRefusals)[number];

/** What a policy weighs. Times are minutes before now. */
export type Presented = {
  /** A session, or the level of a key. */
  readonly kind: "session" | "workspace" | "organization" | "personal" | "machine";
  /** The client's address; null if unknown. */
  readonly address: string | null;
  /** Since the sign-in, or since the key was issued. */
  readonly age: number;
  /** Since its person's last request, and each pause before that; of a session alone. */
  readonly pauses: readonly number[];
  /** Whether the person of a session or a personal token has a second factor. */
  readonly hasSecondFactor: boolean;
};

const isOver = (age: number, most: number | null) => most !== null && age >= most;

/** Why the policy refuses this; null if it doesn't. A machine's credential has no lifetime: no one could renew it. */
export function refusedBy(
  rules: EffectiveRules,
  { kind, address, age, pauses, hasSecondFactor }: Presented,
): PolicyRefusal | null {
  const missing = rules.secondFactor && !hasSecondFactor ? "second_factor_missing" : null;
  if (!rules.addressLists.every((list) => isWithin(address, list))) return "address_not_allowed";
  if (kind === "personal" && !rules.personalTokens) return "personal_tokens_off";
  if (kind === "machine") return null;
  if (kind !== "session" && isOver(age, rules.keyDays && rules.keyDays * 1_440)) return "key_too_old";
  if (kind === "personal") return missing;
  if (kind !== "session") return null;
  if (isOver(age, rules.sessionHours && rules.sessionHours * 60)) return "session_too_old";
  return pauses.some((pause) => isOver(pause, rules.idleMinutes)) ? "session_idle" : missing;
}

const domainShape = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** A domain in the one form in which it is compared: in lowercase, without the @ that people put before it. */
export const normalizeDomain = (text: string): string => text.trim().replace(/^@/, "").toLowerCase();

/** Are these domains, each in its one form? */
export function checkDomains(domains: readonly string[]): Decision {
  return domains.every((domain) => domainShape.test(domain))
    ? allowed
    : refuse("not_a_domain", {}, "rules.invitationDomains");
}

/** Can an address be invited where these policies apply? */
export function canInviteAddress(isInvitable: boolean): Decision {
  return isInvitable ? allowed : refuse("domain_not_allowed", {}, "email");
}

const dayMs = 86_400_000;

/** Can a key with this expiry be issued where keys work for at most so many days? `now` is the database's clock. */
export function canLiveUntil(expiresAt: Date | null, keyDays: number | null, now: Date): Decision {
  if (keyDays === null) return allowed;
  const isWithinDays = expiresAt !== null && expiresAt.getTime() <= now.getTime() + keyDays * dayMs;
  return isWithinDays ? allowed : refuse("key_lives_too_long", { days: keyDays }, "expiresAt");
}

/** Can a personal token be issued where these policies apply? */
export function canHaveTokens(personalTokens: boolean): Decision {
  return personalTokens ? allowed : refuse("personal_tokens_off", {});
}

/** A trial as someone who wants to settle it finds it. */
export type TrialFacts = { readonly isRunning: boolean };

/**
 * Can a trial be confirmed? By someone who can change the policy, from a session that it lets in, which entering has
 * shown already; and only after a request of theirs under it, of which they bring the pass.
 */
export function canConfirmTrial({ isRunning }: TrialFacts, hasPass: boolean): Decision {
  return allOf(
    () => (isRunning ? allowed : refuse("no_trial")),
    () => (hasPass ? allowed : refuse("trial_unused", {}, "pass")),
  );
}
