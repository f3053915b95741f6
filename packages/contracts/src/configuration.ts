import {
  configurationParts,
  configurationSections,
  maxConfigurationChanges,
  maxWebhooks,
  normalizeName,
  permissionNames,
  refuse,
} from "@bailiwick/domain";
import { z } from "zod";
import { Effects } from "./effects.ts";
import { Blueprint, Permission } from "./enums.ts";
import { atPlace } from "./place.ts";
import { Amount, MeterKey } from "./quotas.ts";
import { RoleLevel } from "./roles.ts";
import { SecurityRules } from "./security-policies.ts";
import { SettingKey, SettingValue } from "./settings.ts";
import {
  Description,
  Email,
  Instant,
  Name,
  OrganizationRef,
  type RefusalIssue,
  RefusalParams,
  RoleKey,
  WorkspaceRef,
} from "./text.ts";
import { WebhookEvents, WebhookUrl } from "./webhooks.ts";

/** The maximum number of people, of teams, and of the members of a team in a file. */
export const configurationBounds = { members: 2_000, teams: 500, roles: 100, workspaces: 1_000 } as const;

/** A list in which each thing is there once; `name` is what it is called in the sentence that says so. */
function each<Entry extends z.ZodType>(entry: Entry, most: number, name: (one: z.output<Entry>) => string) {
  return z
    .array(entry)
    .max(most)
    .check(({ value, issues }) => {
      const seen = new Set<string>();
      for (const [at, one] of value.entries()) {
        const named = name(one);
        const key = normalizeName(named).toLowerCase();
        if (seen.has(key)) {
          const refusal = refuse("listed_twice", { name: named });
          const params = { refusal } satisfies RefusalIssue;
          issues.push({ code: "custom", input: value, path: [at], message: refusal.message, params });
          return;
        }
        seen.add(key);
      }
    });
}

const Role = z.strictObject({
  level: RoleLevel.default("workspace"),
  key: RoleKey,
  name: Name,
  description: Description.default(""),
  permissions: z.array(Permission).max(permissionNames().length),
});
const Member = z.strictObject({ email: Email, role: RoleKey, endsAt: Instant.nullish() });
const Team = z.strictObject({
  name: Name,
  members: each(Email, configurationBounds.members, (email) => email),
});
const TeamGrant = z.strictObject({ team: Name, role: RoleKey, endsAt: Instant.nullish() });
const Webhook = z.strictObject({
  name: Name,
  url: WebhookUrl,
  events: WebhookEvents,
  enabled: z.boolean().default(true),
});

/** Allotments are compared by slug, so that no workspace is named in two ways. */
const WorkspaceSlug = z.string().regex(/^[a-z0-9-]{1,30}$/);

/** The sections of a settings file. What it names is managed; a section that is left out is left alone. */
const sections = {
  /** The roles of the organization's own. */
  roles: each(Role, configurationBounds.roles, ({ level, key }) => `${level} ${key}`).optional(),
  teams: each(Team, configurationBounds.teams, ({ name }) => name).optional(),
  /** Who has a role of their own here. An address without an account here is invited. */
  members: each(Member, configurationBounds.members, ({ email }) => email).optional(),
  teamGrants: each(TeamGrant, configurationBounds.teams, ({ team }) => team).optional(),
  /** By their keys; a setting that is left out is left alone. */
  settings: z.record(SettingKey, SettingValue).optional(),
  securityPolicy: SecurityRules.optional(),
  /** Without their secrets. Slack channels are not among them. */
  webhooks: z.array(Webhook).max(maxWebhooks).optional(),
  /** By meter, the allotment of each workspace, by its slug. */
  quotas: z.record(MeterKey, z.record(WorkspaceSlug, Amount)).optional(),
};

/** What a settings file says about its place. */
export const Configuration = z.strictObject(sections);

/** A whole settings file: the place, and what it says about it. */
export const SettingsFile = z.strictObject({
  version: z.literal(1),
  workspace: WorkspaceRef.optional(),
  organization: OrganizationRef.optional(),
  ...sections,
});

/** What is there, in the form of a file. */
const PresentConfiguration = z.object({
  roles: z
    .array(
      z.object({
        level: RoleLevel,
        key: z.string(),
        name: z.string(),
        description: z.string(),
        permissions: z.array(Permission),
      }),
    )
    .optional(),
  teams: z.array(z.object({ name: z.string(), members: z.array(z.string()) })).optional(),
  members: z.array(z.object({ email: z.string(), role: z.string(), endsAt: Instant.optional() })).optional(),
  teamGrants: z
    .array(z.object({ team: z.string(), role: z.string(), endsAt: Instant.optional() }))
    .optional(),
  settings: z.record(z.string(), SettingValue).optional(),
  securityPolicy: SecurityRules.optional(),
  webhooks: z
    .array(z.object({ name: z.string(), url: z.string(), events: z.array(z.string()), enabled: z.boolean() }))
    .optional(),
  quotas: z.record(z.string(), z.record(z.string(), Amount)).optional(),
});

export const PullConfiguration = atPlace({});
export const PulledConfiguration = z.object({
  level: RoleLevel,
  blueprint: Blueprint,
  file: PresentConfiguration,
  /** The sections that the caller can't read, with the permission that they lack; null for one that is too long for a file. */
  leftOut: z.array(z.object({ section: z.enum(configurationSections), permission: Permission.nullable() })),
});

const Fields = z.record(z.string(), z.json());

/** One thing that a file changes: without `before` it is added, without `after` removed. */
export const ConfigurationChange = z.object({
  part: z.enum(configurationParts),
  action: z.enum(["add", "change", "remove"]),
  /** What tells it apart from others of its part. */
  id: z.record(z.string(), z.string()),
  before: Fields.nullable(),
  after: Fields.nullable(),
});
const Changes = z.array(ConfigurationChange).max(maxConfigurationChanges);
/** The addresses that get an invitation. */
const Invited = z.array(z.string());

export const PlanConfiguration = atPlace({ file: Configuration });
/** What a file changes, in the order in which it is done, and who gains and loses what by it. */
export const ConfigurationPlan = z.object({
  /** Of this file and of what is there; it lets a file be applied only as it was planned. */
  fingerprint: z.string(),
  changes: Changes,
  invited: Invited,
  /** Null where applying it is refused. */
  effects: Effects.nullable(),
  /** Why applying it is refused; null if it is not. */
  refusal: z
    .object({
      code: z.string(),
      reason: z.string(),
      params: RefusalParams,
      path: z.string().nullable(),
      message: z.string(),
    })
    .nullable(),
});

/** `fingerprint` is that of the plan; without it, the file is applied whatever is there by now. */
export const ApplyConfiguration = atPlace({
  file: Configuration,
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export const AppliedConfiguration = z.object({ changes: Changes, invited: Invited });
