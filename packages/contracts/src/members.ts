import { z } from "zod";
import { PageInput, pageOf } from "./page.ts";
import { Email, Id, Instant, RoleKey, Search, WorkspaceRef } from "./text.ts";

/** A person with a direct role in a workspace. */
export const Member = z.object({
  userId: Id,
  name: z.string(),
  email: z.string(),
  role: z.string(),
  /** False while the person is suspended and cannot sign in. */
  active: z.boolean(),
  createdAt: Instant,
});

export const ListMembers = z.strictObject({
  workspace: WorkspaceRef,
  search: Search.default(""),
  ...PageInput,
});
export const MemberPage = pageOf(Member);

/** People who can be added: active and not yet members (M32, M33). In a flat blueprint only by their whole address. */
export const ListCandidates = z.strictObject({ workspace: WorkspaceRef, search: Search.default("") });
export const Candidate = z.object({ userId: Id, name: z.string(), email: z.string() });
export const CandidateList = z.object({ items: z.array(Candidate) });

export const AddMember = z.strictObject({ workspace: WorkspaceRef, email: Email, role: RoleKey });
export const OneMember = z.strictObject({ workspace: WorkspaceRef, userId: Id });
export const ChangeMemberRole = z.strictObject({ workspace: WorkspaceRef, userId: Id, role: RoleKey });
export const MemberGone = z.object({ userId: Id });
