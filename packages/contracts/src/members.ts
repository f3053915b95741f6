import { maxPeopleAtOnce } from "@bailiwick/domain";
import { z } from "zod";
import { PageInput, pageOf } from "./page.ts";
import { atPlace } from "./place.ts";
import { Email, Id, Instant, RoleKey, Search, WorkspaceRef } from "./text.ts";

/** One way in which somebody has access to a workspace: a role of their own, a team's, or one in the organization. */
export const AccessSource = z.object({
  source: z.enum(["direct", "team", "organization"]),
  /** The role's key; of an organization role where the source is the organization. */
  role: z.string(),
  /** The team, where it is a team's. */
  team: z.object({ id: Id, name: z.string() }).nullable(),
});

/** A person who has access to a workspace in any way, or who is in an organization (M13). */
export const Member = z.object({
  userId: Id,
  name: z.string(),
  email: z.string(),
  /**
   * Of a workspace: the highest role that they have in it, null where only an organization role gives them access. Of an
   * organization: their role in it.
   */
  role: z.string().nullable(),
  /** Where their access comes from; what they may do is all of it together (P16). */
  sources: z.array(AccessSource),
  /** False while the person is suspended and cannot sign in. */
  active: z.boolean(),
  /** Since when the first of the sources is there. */
  createdAt: Instant,
});

export const ListMembers = atPlace({ search: Search.default(""), ...PageInput });
export const MemberPage = pageOf(Member);

/** People who can be added: active and not yet members (M32, M33). In a flat blueprint only by their whole address. */
export const ListCandidates = z.strictObject({ workspace: WorkspaceRef, search: Search.default("") });
export const Candidate = z.object({ userId: Id, name: z.string(), email: z.string() });
export const CandidateList = z.object({ items: z.array(Candidate) });

/** One member of a workspace. */
export const OneMember = z.strictObject({ workspace: WorkspaceRef, userId: Id });
export const AddMember = atPlace({ email: Email, role: RoleKey });
export const ChangeMemberRole = atPlace({ userId: Id, role: RoleKey });
export const RemoveMember = atPlace({ userId: Id });
/** Several people of one place; who is named twice counts once. */
const SeveralPeople = z
  .array(Id)
  .min(1)
  .max(maxPeopleAtOnce)
  .transform((ids) => [...new Set(ids)]);
/** Gives several people one role, or, where one of them may not get it, no one. */
export const ChangeMemberRoles = atPlace({ userIds: SeveralPeople, role: RoleKey });
export const MemberList = z.object({ items: z.array(Member) });
/** Removes several people, or, where one of them may not be removed, no one. */
export const RemoveMembers = atPlace({ userIds: SeveralPeople });
export const MembersGone = z.object({ userIds: z.array(Id) });
export const Leave = atPlace({});
export const MemberGone = z.object({ userId: Id });
/** Makes a member an owner and, unless `stepDownTo` is null, takes that role in the same commit (V41, V53). */
export const TransferOwnership = z.strictObject({
  workspace: WorkspaceRef,
  userId: Id,
  stepDownTo: RoleKey.nullable(),
});
