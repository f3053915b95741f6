import type { RoleLevel } from "../access/levels.ts";
import type { PermissionName } from "../access/permissions.ts";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { limitOfMeter } from "../quotas/quotas.ts";
import type { SecurityRules } from "../security/policies.ts";
import type { SettingValue } from "../settings.ts";

/** The sections of a settings file, in the order in which they are written. */
export const configurationSections = [
  "roles",
  "teams",
  "members",
  "teamGrants",
  "settings",
  "securityPolicy",
  "webhooks",
  "quotas",
] as const;
export type ConfigurationSection = (typeof configurationSections)[number];

/** The maximum number of changes that one file makes. */
export const maxConfigurationChanges = 500;

/** What a settings file says, or what is there. A section that is left out is left alone. */
export type Configuration = {
  /** The organization's own roles; those of the blueprint can't be edited. */
  readonly roles?: readonly ConfiguredRole[] | undefined;
  readonly teams?: readonly { readonly name: string; readonly members: readonly string[] }[] | undefined;
  /** Those with a role of their own here, and those who are invited to one, by address. */
  readonly members?: readonly ConfiguredMember[] | undefined;
  readonly teamGrants?: readonly ConfiguredGrant[] | undefined;
  /** A setting that is left out is left alone. */
  readonly settings?: Readonly<Record<string, SettingValue>> | undefined;
  readonly securityPolicy?: SecurityRules | undefined;
  /** Those of one name are told apart by their order, the oldest first. Never Slack channels, whose address is their secret. */
  readonly webhooks?: readonly ConfiguredWebhook[] | undefined;
  /** By meter, the allotment of each workspace by its slug; a meter that is left out is left alone. */
  readonly quotas?: Readonly<Record<string, Readonly<Record<string, number>>>> | undefined;
};

export type ConfiguredRole = {
  readonly level: RoleLevel;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly PermissionName[];
};
export type ConfiguredMember = {
  readonly email: string;
  readonly role: string;
  readonly endsAt?: string | null | undefined;
};
export type ConfiguredGrant = {
  readonly team: string;
  readonly role: string;
  readonly endsAt?: string | null | undefined;
};
export type ConfiguredWebhook = {
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly enabled: boolean;
};

/** The level of a settings file: a workspace, or an organization itself. */
export type ConfigurationLevel = RoleLevel;

/** The sections that a file of this level has. Roles and teams belong to the organization, which a flat one's workspace is. */
export function sectionsOf(
  blueprint: Pick<Blueprint, "topology" | "meters" | "limits">,
  level: ConfigurationLevel,
): readonly ConfigurationSection[] {
  const isFlat = blueprint.topology === "flat";
  const allots = blueprint.meters.some(
    (meter) => limitOfMeter(blueprint.limits, meter).per === "organization",
  );
  const has: Readonly<Record<ConfigurationSection, boolean>> = {
    roles: isFlat || level === "organization",
    teams: isFlat || level === "organization",
    members: true,
    teamGrants: level === "workspace",
    settings: level === "workspace",
    securityPolicy: true,
    webhooks: true,
    quotas: level === "organization" && allots,
  };
  return configurationSections.filter((section) => has[section]);
}

/** What reading a section needs, besides reading the place. */
export const configurationNeeds: Readonly<
  Record<ConfigurationLevel, Readonly<Record<ConfigurationSection, readonly PermissionName[]>>>
> = {
  workspace: {
    roles: [],
    teams: ["team:read"],
    members: ["member:read", "invitation:read"],
    teamGrants: ["member:read"],
    settings: [],
    securityPolicy: ["security_policy:read"],
    webhooks: ["integration:read"],
    quotas: ["quota:read"],
  },
  organization: {
    roles: [],
    teams: ["team:read"],
    members: ["organization_member:read", "organization_invitation:read"],
    teamGrants: [],
    settings: [],
    securityPolicy: ["organization_security_policy:manage"],
    webhooks: ["organization_integration:read"],
    quotas: ["quota:read"],
  },
};
