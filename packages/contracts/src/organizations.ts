import { defaultLocale, defaultTimeZone } from "@bailiwick/domain";
import { z } from "zod";
import { Blueprint, Locale, OrganizationState, Permission } from "./enums.ts";
import { ActingAs } from "./place.ts";
import { PlanKey } from "./plans.ts";
import {
  Confirmation,
  Description,
  Email,
  Id,
  Instant,
  Name,
  OrganizationRef,
  SeenAt,
  Slug,
  TimeZone,
} from "./text.ts";

/** An organization as one of its people sees it. */
export const Organization = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  blueprint: Blueprint,
  plan: z.string(),
  state: OrganizationState,
  /** In which the periods of its quotas begin. */
  timeZone: z.string(),
  createdAt: Instant,
  /** When it was last renamed, and by whom; null if never. */
  updatedAt: Instant.nullable(),
  updatedByName: z.string().nullable(),
  deletionRequestedAt: Instant.nullable(),
  /** The reader's own organization role and permissions in it. */
  role: z.string().nullable(),
  permissions: z.array(Permission),
  /** Active workspaces, and their maximum number; null is no limit. */
  activeWorkspaces: z.int(),
  workspaceLimit: z.int().nullable(),
});

export const OrganizationSummary = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  blueprint: Blueprint,
  state: OrganizationState,
  role: z.string(),
  permissions: z.array(Permission),
});
export const OrganizationList = z.object({ items: z.array(OrganizationSummary) });

/**
 * Creates an organization. In a flat blueprint that is what creating a workspace means: both have the slug (V36). In
 * the others the name and slug are the organization's, and its default workspace, if any, is created with it. Without a
 * plan it starts on the blueprint's default plan (V34). The time zone and language are the first workspace's.
 */
export const CreateOrganization = z.strictObject({
  blueprint: Blueprint,
  name: Name,
  slug: Slug,
  description: Description.default(""),
  plan: PlanKey.optional(),
  timeZone: TimeZone.default(defaultTimeZone),
  locale: Locale.default(defaultLocale),
});
export const CreatedOrganization = z.object({
  organization: z.object({ id: Id, slug: z.string() }),
  workspace: z.object({ id: Id, slug: z.string() }).nullable(),
});

/**
 * Founds an organization for the person with this confirmed address, who becomes its first owner: with the permission
 * `organization:create`, which keys of the instance can have. Without a plan it starts on the blueprint's default plan.
 */
export const FoundOrganization = z.strictObject({ ...CreateOrganization.shape, owner: Email });

/** How many workspaces the caller owns on a plan, and can own (V57, V58); null is no limit. */
export const AskAllowance = z.strictObject({ blueprint: Blueprint, plan: PlanKey });
export const Allowance = z.object({ owned: z.int(), limit: z.int().nullable() });

/** People who can give access to the organization's workspaces, at most five. */
export const OrganizationHelpers = z.object({
  items: z.array(z.object({ userId: Id, name: z.string(), email: z.string() })),
});

export const InOrganization = z.strictObject({ organization: OrganizationRef });
/** Cancels the request for the deletion or, as the platform admin, a confirmed deletion. */
export const CancelOrganizationDeletion = z.strictObject({
  organization: OrganizationRef,
  actingAs: ActingAs,
});
export const RenameOrganization = z.strictObject({
  organization: OrganizationRef,
  name: Name,
  updatedAt: SeenAt,
});
/** Sets the time zone in which the periods of quotas begin, from the next period on. */
export const SetOrganizationTimeZone = z.strictObject({ organization: OrganizationRef, timeZone: TimeZone });
export const RequestOrganizationDeletion = z.strictObject({
  organization: OrganizationRef,
  confirmation: Confirmation,
});
