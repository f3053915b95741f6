import { defaultLocale, defaultTimeZone, teamChoices } from "@bailiwick/domain";
import { z } from "zod";
import { Blueprint, Locale, OrganizationState, Permission, WorkspaceState } from "./enums.ts";
import { CountInput, countedPageOf, PageInput, pageOf } from "./page.ts";
import { ActingAs } from "./place.ts";
import { Moved, MoveEnd, MoveReceipt, Sight } from "./resources.ts";
import {
  Confirmation,
  Description,
  Id,
  Instant,
  Name,
  OrganizationRef,
  Search,
  SeenAt,
  Slug,
  TimeZone,
  WorkspaceRef,
} from "./text.ts";

/** A workspace with its reader's access: enough for the console to decide every control with the domain's `can`. */
export const Workspace = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  state: WorkspaceState,
  isDefault: z.boolean(),
  /** Whether it is someone's private default workspace (P6). */
  isPrivate: z.boolean(),
  /** Its IANA time zone and its language (C6-C9). */
  timeZone: z.string(),
  locale: Locale,
  createdAt: Instant,
  /** When its name, description, time zone or language was last edited, and by whom; null if never. */
  updatedAt: Instant.nullable(),
  updatedByName: z.string().nullable(),
  archivedAt: Instant.nullable(),
  deletionRequestedAt: Instant.nullable(),
  purgeAfter: Instant.nullable(),
  organization: z.object({
    id: Id,
    slug: z.string(),
    name: z.string(),
    blueprint: Blueprint,
    plan: z.string(),
    state: OrganizationState,
    activeWorkspaces: z.int(),
  }),
  /** The people with access from any source, without duplicates, counted up to 1000. */
  memberCount: z.int(),
  /** Those who can act as owner: active people in the owner's role or the organization role that stands in. */
  ownerCount: z.int(),
  access: z.object({
    organizationRole: z.string().nullable(),
    workspaceRole: z.string().nullable(),
    permissions: z.array(Permission),
  }),
});

export const WorkspaceSummary = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  state: WorkspaceState,
  isDefault: z.boolean(),
  createdAt: Instant,
  purgeAfter: Instant.nullable(),
});

export const ListWorkspaces = z.strictObject({
  organization: OrganizationRef,
  state: WorkspaceState.nullish(),
  search: Search.default(""),
  ...CountInput,
  ...PageInput,
});
export const WorkspacePage = countedPageOf(WorkspaceSummary);

/**
 * The workspaces that the signed-in person can enter, in every organization. Archived ones (M49), and deleted ones that
 * they could restore, only on request.
 */
export const MyWorkspaces = z.strictObject({
  search: Search.default(""),
  includeArchived: z.boolean().default(false),
  /** Whether to include the reader's permissions in each. */
  withPermissions: z.boolean().default(false),
  ...PageInput,
  /** The page size; the default covers most people. */
  limit: z.int().min(1).max(1000).default(1000),
});
export const MyWorkspace = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  state: WorkspaceState,
  isDefault: z.boolean(),
  /**
   * The highest of the person's own and their teams' roles in it; null if they reach it through an organization role.
   */
  role: z.string().nullable(),
  /** Its name, because a custom role is not in the blueprint. */
  roleName: z.string().nullable(),
  /** The reader's permissions in it from all sources; null unless requested. */
  permissions: z.array(Permission).nullable(),
  /** When it is purged; only for a deleted one that the reader could restore (C31). */
  purgeAfter: Instant.nullable(),
  organization: z.object({ id: Id, slug: z.string(), name: z.string(), blueprint: Blueprint }),
});
export const MyWorkspaceList = pageOf(MyWorkspace).extend({
  /** The total number, regardless of the page. */
  total: z.int(),
});

/** The creator's time zone and language for the new workspace; UTC and English if omitted. */
export const CreateWorkspace = z.strictObject({
  organization: OrganizationRef,
  name: Name,
  slug: Slug,
  description: Description.default(""),
  timeZone: TimeZone.default(defaultTimeZone),
  locale: Locale.default(defaultLocale),
});
export const CreatedWorkspace = z.object({ id: Id, slug: z.string() });

export const InWorkspace = z.strictObject({ workspace: WorkspaceRef });
export const ChangeWorkspaceSlug = z.strictObject({
  workspace: WorkspaceRef,
  slug: Slug,
  actingAs: ActingAs,
});
export const RestoreWorkspace = z.strictObject({ workspace: WorkspaceRef, actingAs: ActingAs });
const Edit = { workspace: WorkspaceRef, updatedAt: SeenAt };

export const RenameWorkspace = z.strictObject({ ...Edit, name: Name });
export const DescribeWorkspace = z.strictObject({ ...Edit, description: Description });
export const LocalizeWorkspace = z.strictObject({
  ...Edit,
  timeZone: TimeZone,
  locale: Locale,
});
/** The confirmation is the workspace's slug or name, whichever its blueprint requires (V44, M47). */
export const ConfirmInWorkspace = z.strictObject({ workspace: WorkspaceRef, confirmation: Confirmation });

/** Is a slug free? With an organization: among its workspaces. Without: for a new organization of the blueprint. */
export const CheckSlug = z.strictObject({
  slug: Slug,
  blueprint: Blueprint,
  organization: Id.nullish(),
});
export const SlugAnswer = z.object({ free: z.boolean() });

/** The result of a switch: the session's new place. The new token is in a header, never in the body. */
export const Switched = z.object({ id: Id, slug: z.string() });

const Transfer = {
  workspace: WorkspaceRef,
  /** The organization to which it goes. */
  to: OrganizationRef,
  /** Its slug there; the present one if omitted. */
  slug: Slug.optional(),
  /** What becomes of the roles of teams: their people get them themselves, or the teams come along. */
  teams: z.enum(teamChoices).default("as_members"),
  actingAs: ActingAs,
};
export const PreviewTransferWorkspace = z.strictObject(Transfer);
/** The confirmation is the workspace's slug or name, whichever its blueprint requires. */
export const TransferWorkspace = z.strictObject({ ...Transfer, confirmation: Confirmation });

/** Where it is now, and the receipt, which the logs of both organizations have too. */
export const TransferredWorkspace = z.object({ id: Id, to: MoveEnd, receipt: MoveReceipt });

/** What a transfer would do. */
export const TransferPreview = z.object({
  /** What to type to confirm. */
  confirmation: z.string(),
  to: MoveEnd,
  /** What comes along: resources by kind, and members, invitations, keys, webhooks and files. */
  moved: Moved,
  loses: Sight,
  gains: Sight,
  /** False if there are more people than were compared. */
  complete: z.boolean(),
  /** How many people join the organization with the workspace. */
  joining: z.int().min(0),
  /** The names of the custom roles that are created there. */
  roles: z.array(z.string()),
  teams: z.array(z.object({ name: z.string(), role: z.string(), people: z.int().min(0) })),
  /** Of what the organization allots now: what was used stays used there, and the rest returns to it. */
  allotments: z.array(z.object({ meter: z.string(), allotted: z.int().nullable(), used: z.int() })),
  /** How many shared resources of the organization it no longer sees. */
  shared: z.int().min(0),
  /** How many keys of the organization work in it now, and will not. */
  boundKeys: z.int().min(0),
});
