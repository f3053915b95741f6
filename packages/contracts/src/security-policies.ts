import { policyRefusals, securityBounds, trialEnds } from "@bailiwick/domain";
import { z } from "zod";
import { ActingAs, atPlace } from "./place.ts";
import { Id, Instant } from "./text.ts";

const { addresses, note, idleMinutes, sessionHours, keyDays, domains } = securityBounds;

const within = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.int().min(least).max(most).nullable();

/** What a security policy rules; null or empty for what is as it is elsewhere. */
export const SecurityRules = z.strictObject({
  /** The networks from which the place can be used, in CIDR notation, or single addresses. */
  addresses: z
    .array(z.strictObject({ range: z.string().min(1).max(60), note: z.string().max(note).default("") }))
    .max(addresses),
  /** How long a session lasts without a request of its person, in minutes. */
  idleMinutes: within(idleMinutes),
  /** How long a session lasts after the sign-in, in hours. */
  sessionHours: within(sessionHours),
  /** How long a key works after it was issued, in days. */
  keyDays: within(keyDays),
  /** Whether personal tokens are accepted. */
  personalTokens: z.boolean(),
  /** Whether members are let in only with a second factor. */
  secondFactor: z.boolean(),
  /** The domains of the addresses that can be invited. */
  invitationDomains: z.array(z.string().min(1).max(254)).max(domains),
});

/** Someone, or a key, that lost access by a change. */
const Lost = z.object({ id: Id, name: z.string(), reason: z.enum(policyRefusals) });

/** Who loses access right now by a change: at most 200 in all are named. */
export const PolicyEffects = z.object({
  /** Whether it needs a trial: it refuses something that was accepted before. */
  onTrial: z.boolean(),
  people: z.object({ items: z.array(Lost), total: z.int() }),
  keys: z.object({ items: z.array(Lost), total: z.int() }),
});

/** The security policy of a workspace or an organization. */
export const SecurityPolicy = z.object({
  /** The newest version that was ever set; null where no one set one. */
  version: z.int().nullable(),
  rules: SecurityRules,
  /** What the organization rules for all of its workspaces; null for an organization's own. */
  floor: SecurityRules.nullable(),
  /** What it rules reverts by itself unless it is confirmed; null for one that is kept. */
  trial: z
    .object({
      version: z.int(),
      until: Instant,
      startedByName: z.string(),
      /** Shows that the caller used the place under it; needed to confirm it. */
      pass: z.string(),
    })
    .nullable(),
  updatedAt: Instant.nullable(),
  updatedByName: z.string().nullable(),
});

/** An earlier version, or the present one. */
export const SecurityPolicyVersion = z.object({
  version: z.int(),
  rules: SecurityRules,
  applies: z.boolean(),
  trialUntil: Instant.nullable(),
  /** How its trial ended; null for one that had none, or that runs. */
  settled: z.enum(trialEnds).nullable(),
  settledAt: Instant.nullable(),
  settledByName: z.string().nullable(),
  restoredFrom: z.int().nullable(),
  createdAt: Instant,
  createdByName: z.string(),
});

export const GetSecurityPolicy = atPlace({});
/** The newest 100 versions, newest first. */
export const SecurityPolicyHistory = z.object({ items: z.array(SecurityPolicyVersion).max(100) });
/** `version`, if it is given, is the newest one that the caller has seen: over a newer one, the change is refused. */
export const SetSecurityPolicy = atPlace({ rules: SecurityRules, version: z.int().min(0).optional() });
export const ChangedSecurityPolicy = z.object({ policy: SecurityPolicy, effects: PolicyEffects });
export const ConfirmSecurityPolicy = atPlace({ version: z.int().min(1), pass: z.string().min(1).max(200) });
export const RevertSecurityPolicy = atPlace({ actingAs: ActingAs });
export const RevertedSecurityPolicy = z.object({
  /** The version that applies no more. */
  version: z.int(),
});
export const RestoreSecurityPolicy = atPlace({ version: z.int().min(1) });
/** What the place's policies grant the caller's session; null for no such limit. */
export const SessionLimits = z.object({ idleMinutes: z.int().nullable(), endsAt: Instant.nullable() });
