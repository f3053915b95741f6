import { type MissingPermission, prepareMissing, prepareTests, type Tests } from "../access/decide.ts";
import { type PermissionSet, union } from "../access/permission-set.ts";
import { type Catalogue, catalogueWith, type PermissionName } from "../access/permissions.ts";
import { makeRole, type Role, type RoleSpec } from "../access/roles.ts";
import type { ScopeGroup } from "../keys/key-scopes.ts";
import type { CoreFeatureName, FeatureSpec } from "../plans/features.ts";
import type { CoreLimitName, DeclaredLimit, Limits } from "../plans/limits.ts";
import type { Meter } from "../plans/meters.ts";
import { corePlanWords, type PlanWords } from "../plans/plan-words.ts";
import type { Plan } from "../plans/plans.ts";
import type { SettingSpec } from "../settings.ts";
import type { Locale } from "../text/locales.ts";
import { blueprintFaults } from "./blueprint-rules.ts";
import { permissionsOfKinds, type ResourceKind, withKinds } from "./resource-kinds.ts";

export type Translations = Readonly<Record<Exclude<Locale, "en">, Readonly<Record<string, string>>>>;

/** What happens when a workspace is deleted. */
export type DeletionRule = {
  /** How long it can be restored, in hours. */
  readonly windowHours: number;
  readonly restoredBy: "platform" | "organization_role" | "workspace_role";
  /** Whether the request ends its members' sessions. */
  readonly endsSessions: boolean;
};

/** The default workspace: none, one for the organization, or a private one for each person. */
export type DefaultWorkspaceRule =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly name: string; readonly defaultRole: string | null }
  | { readonly kind: "private"; readonly name: string };

/**
 * One model of organizations and workspaces, as data. Keys of roles, plans, limits and features refer to the lists in
 * it; `Limit` and `Feature` are the ones it declares itself, so that the compiler rejects a plan that names another.
 */
export type BlueprintSpec<Limit extends string = string, Feature extends string = string> = {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Flat: every workspace is its own tenant, in an organization of its own that the console hides. */
  readonly topology: "flat" | "organization";
  readonly organizationCreation: "anyone" | "platform";
  readonly workspaceCreation: "anyone" | "organization_role";
  readonly slug: {
    readonly scope: "instance" | "organization";
    readonly changedBy: "owner" | "platform" | "none";
  };
  readonly roles: { readonly organization: readonly RoleSpec[]; readonly workspace: readonly RoleSpec[] };
  /** The roles that the creator of a workspace and of an organization gets. */
  readonly creator: { readonly workspace: string; readonly organization: string | null };
  /** The organization role of a person who joins the organization. */
  readonly defaultRole: string | null;
  /** Someone always has `role` or, if given, the organization role that acts for it. */
  readonly owner: { readonly role: string; readonly orOrganizationRole: string | null };
  /** Who appoints the organization's admins: the people with the permission, or only the platform admin (S32). */
  readonly organizationAdmins: "organization" | "platform";
  readonly defaultWorkspace: DefaultWorkspaceRule;
  readonly archive: { readonly offered: boolean; readonly keepsOneActive: boolean };
  /** Null where workspaces are never deleted. */
  readonly deletion: DeletionRule | null;
  /** What a person types to confirm archiving or deleting. */
  readonly confirmBy: "slug" | "name";
  readonly plans: readonly Plan<CoreLimitName | NoInfer<Limit>, CoreFeatureName | NoInfer<Feature>>[];
  readonly defaultPlan: string;
  /** Whether plans apply on every instance, or only where the instance is run as a service for others. */
  readonly planChecks: "always" | "hosted";
  readonly organizationLimits: Limits<CoreLimitName | NoInfer<Limit>>;
  /** Its own limits and features, in addition to the engine's, and its meters. */
  readonly limits: readonly DeclaredLimit<Limit>[];
  readonly features: readonly FeatureSpec<Feature, CoreLimitName | NoInfer<Limit>>[];
  readonly meters: readonly Meter<NoInfer<Limit>>[];
  /** What each new workspace is seeded with and can edit later (V6-V12). */
  readonly settings: readonly SettingSpec[];
  readonly resourceKinds: readonly ResourceKind[];
  /** Names for scopes that keys are given together, besides the permissions themselves (C21). */
  readonly scopeGroups?: readonly ScopeGroup[];
  /** The kinds of policies that decide about models, and of the providers that have them (models.check). */
  readonly models?: { readonly policies: string; readonly providers: string };
  /** Its names and descriptions in other languages, by the English ones. What is missing stays English. */
  readonly translations?: Translations;
};

/** A blueprint that passed the consistency check, with derived data. */
export type Blueprint = Omit<BlueprintSpec, "roles"> & {
  readonly roles: { readonly organization: readonly Role[]; readonly workspace: readonly Role[] };
  /** The permissions of the control plane and of its kinds. */
  readonly catalogue: Catalogue;
  /** Every limit and feature that can apply here, including the engine's, in list order. */
  readonly everyLimit: PlanWords["limits"];
  readonly everyFeature: PlanWords["features"];
  /** What `can` needs for each of them. */
  readonly tests: Tests;
  /** What a person without a permission reads here. */
  readonly missing: MissingPermission;
};

/** Thrown by {@link defineBlueprint}; `faults` has one sentence for each thing that does not fit. */
export class InconsistentBlueprint extends Error {
  readonly faults: readonly string[];

  constructor(key: string, faults: readonly string[]) {
    super(`The blueprint ${key} is inconsistent:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
    this.name = "InconsistentBlueprint";
    this.faults = faults;
  }
}

/** Checks a blueprint and prepares it for use. Throws {@link InconsistentBlueprint}, naming every fault. */
export function defineBlueprint<const Limit extends string = never, const Feature extends string = never>(
  given: BlueprintSpec<Limit, Feature>,
): Blueprint;
export function defineBlueprint(given: BlueprintSpec): Blueprint {
  return makeBlueprint(given, corePlanWords);
}

/** Like {@link defineBlueprint}, with the engine's words in the blueprint's language. */
export function makeBlueprint(given: BlueprintSpec, core: PlanWords): Blueprint {
  const spec = withKindsGiven(given);
  const faults = blueprintFaults(spec);
  if (faults.length > 0) throw new InconsistentBlueprint(spec.key, faults);
  const everyRole = [...spec.roles.organization, ...spec.roles.workspace];
  const catalogue = catalogueWith(permissionsOfKinds(spec.resourceKinds));
  return Object.freeze({
    ...spec,
    roles: Object.freeze({
      organization: spec.roles.organization.map((role) => makeRole(role, catalogue)),
      workspace: spec.roles.workspace.map((role) => makeRole(role, catalogue)),
    }),
    catalogue,
    everyLimit: [...core.limits, ...spec.limits],
    everyFeature: [...spec.features, ...core.features],
    tests: prepareTests(catalogue),
    missing: prepareMissing(
      catalogue,
      (permission) => everyRole.filter((role) => role.permissions.includes(permission)),
      (permission) => isPlatforms(spec, permission),
    ),
  });
}

/** The blueprint with the permissions of its kinds added to its roles. */
function withKindsGiven(spec: BlueprintSpec): BlueprintSpec {
  const { roles, resourceKinds } = spec;
  return {
    ...spec,
    roles: {
      organization: roles.organization.map((role) => withKinds(role, resourceKinds)),
      workspace: roles.workspace.map((role) => withKinds(role, resourceKinds)),
    },
  };
}

/** Actions that this blueprint leaves to the platform admin, who has separate permissions for them. */
function isPlatforms(spec: BlueprintSpec, permission: PermissionName): boolean {
  if (permission === "workspace:change_slug") return spec.slug.changedBy === "platform";
  if (permission === "workspace:restore") return spec.deletion?.restoredBy === "platform";
  return false;
}

/** The organization role with this key, or undefined. */
export function organizationRole(blueprint: Blueprint, key: string | null): Role | undefined {
  return blueprint.roles.organization.find((role) => role.key === key);
}

/** The workspace role with this key, or undefined. */
export function workspaceRole(blueprint: Blueprint, key: string | null): Role | undefined {
  return blueprint.roles.workspace.find((role) => role.key === key);
}

/** What a person with these roles holds, combined; either can be null. Throws on an unknown role. */
export function permissionsOf(
  blueprint: Blueprint,
  organization: string | null,
  workspace: string | null,
): PermissionSet {
  const held: PermissionSet[] = [];
  for (const [key, role] of [
    [organization, organizationRole(blueprint, organization)],
    [workspace, workspaceRole(blueprint, workspace)],
  ] as const) {
    if (key === null) continue;
    if (role === undefined) throw new RangeError(`${blueprint.key} has no role ${key}`);
    held.push(role.set);
  }
  return union(...held);
}
