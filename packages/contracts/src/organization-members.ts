import { z } from "zod";
import { PageInput, pageOf } from "./page.ts";
import { Email, Id, Instant, OrganizationRef, RoleKey, Search } from "./text.ts";

/** A person of an organization, with their role in it (M13). */
export const OrganizationMember = z.object({
  userId: Id,
  name: z.string(),
  email: z.string(),
  role: z.string(),
  /** False while the person is suspended and cannot sign in. */
  active: z.boolean(),
  createdAt: Instant,
});

export const ListOrganizationMembers = z.strictObject({
  organization: OrganizationRef,
  search: Search.default(""),
  ...PageInput,
});
export const OrganizationMemberPage = pageOf(OrganizationMember);

/** Who can give access to the workspaces of an organization, at most five. */
export const OrganizationHelpers = z.object({
  items: z.array(z.object({ userId: Id, name: z.string(), email: z.string() })),
});

export const AddOrganizationMember = z.strictObject({
  organization: OrganizationRef,
  email: Email,
  role: RoleKey,
});
export const OneOrganizationMember = z.strictObject({ organization: OrganizationRef, userId: Id });
export const ChangeOrganizationMemberRole = z.strictObject({
  organization: OrganizationRef,
  userId: Id,
  role: RoleKey,
});
export const OrganizationMemberGone = z.object({ userId: Id });
