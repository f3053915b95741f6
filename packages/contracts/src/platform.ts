import { z } from "zod";
import { Blueprint, OrganizationState, WorkspaceState } from "./enums.ts";
import { Member } from "./members.ts";
import { CountInput, countedPageOf, PageInput, PlatformOrder } from "./page.ts";
import {
  Confirmation,
  Description,
  Email,
  Id,
  Instant,
  Name,
  OrganizationRef,
  Search,
  Slug,
  WorkspaceRef,
} from "./text.ts";

/** An organization as the platform admin sees it: what exists, not what is in it. */
export const PlatformOrganization = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  blueprint: Blueprint,
  plan: z.string(),
  state: OrganizationState,
  createdAt: Instant,
  purgeAfter: Instant.nullable(),
  workspaces: z.int(),
  /** Workspaces without anyone who can act as owner (V61). */
  ownerless: z.int(),
  pendingDeletion: z.int(),
});
/** An organization's state, or `ownerless`: one of its workspaces has no owner (V61). */
export const organizationStandings = [
  "active",
  "deletion_requested",
  "pending_deletion",
  "ownerless",
] as const;
export type OrganizationStanding = (typeof organizationStandings)[number];

export const ListPlatformOrganizations = z.strictObject({
  search: Search.default(""),
  blueprint: Blueprint.nullish(),
  state: z.enum(organizationStandings).nullish(),
  ...PlatformOrder,
  ...CountInput,
  ...PageInput,
});
export const PlatformOrganizationPage = countedPageOf(PlatformOrganization);

export const PlatformWorkspace = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  state: WorkspaceState,
  isDefault: z.boolean(),
  purgeAfter: Instant.nullable(),
  ownerCount: z.int(),
});
export const PlatformOrganizationDetail = z.object({
  organization: PlatformOrganization,
  workspaces: z.array(PlatformWorkspace),
  /** The limits that can be lifted, with the blueprint's own value and the effective one. */
  limits: z.array(z.object({ name: z.string(), standard: z.int().nullable(), value: z.int().nullable() })),
  /** Its admins, if the platform admin appoints them (S32); else empty. */
  admins: z.array(Member),
});

/** Creates an organization for a customer; the person with this address becomes its first admin (S32). */
export const CreateCustomerOrganization = z.strictObject({
  blueprint: Blueprint,
  name: Name,
  slug: Slug,
  description: Description.default(""),
  admin: Email,
});
export const AppointOrganizationAdmin = z.strictObject({ organization: OrganizationRef, email: Email });

/** One person of an organization. */
export const OneOrganizationMember = z.strictObject({ organization: OrganizationRef, userId: Id });

export const RescueWorkspace = z.strictObject({ workspace: WorkspaceRef, email: Email });
export const LiftLimit = z.strictObject({
  organization: OrganizationRef,
  limit: z.string().regex(/^[a-zA-Z][a-zA-Z_]{0,39}$/),
  value: z.int().min(0).max(1_000_000),
});
export const LiftedLimit = z.object({ limit: z.string(), value: z.int() });
export const ConfirmOrganizationDeletion = z.strictObject({
  organization: OrganizationRef,
  confirmation: Confirmation,
});

/**
 * Waiting to be sent; postponed after a failure; being sent, or kept if there is no mail server; given up after days.
 */
export const MailState = z.enum(["waiting", "failing", "delivered", "given_up"]);

export const Mail = z.object({
  id: Id,
  recipient: z.string(),
  subject: z.string(),
  /** Empty on an instance with a mail server: what leaves over SMTP is for its recipient only. */
  bodyText: z.string(),
  state: MailState,
  attempts: z.int(),
  /** The mail server's last response; null if nothing went wrong. */
  lastError: z.string().nullable(),
  createdAt: Instant,
  deliveredAt: Instant.nullable(),
});
export const ListOutbox = z.strictObject({
  search: Search.default(""),
  state: MailState.nullish(),
  ...CountInput,
  ...PageInput,
});
export const MailPage = countedPageOf(Mail);
