import { maxPeopleAtOnce } from "@bailiwick/domain";
import { z } from "zod";
import { Picture } from "./account.ts";
import { CountInput, countedPageOf, PageInput, PeopleOrder } from "./page.ts";
import { atPlace } from "./place.ts";
import { Email, Id, Instant, RoleKey, Search, WorkspaceRef } from "./text.ts";

/** A source of a person's access to a workspace: a direct role, a team's, or an organization role. */
export const AccessSource = z.object({
  source: z.enum(["direct", "team", "organization"]),
  /** The role's key; an organization role's when the source is the organization. */
  role: z.string(),
  /** The team, when the source is a team. */
  team: z.object({ id: Id, name: z.string() }).nullable(),
  /** When it ends by itself, by the database's clock; null if it does not. */
  endsAt: Instant.nullable(),
});

/** A person with access to a workspace from any source, or in an organization (M13). */
export const Member = z.object({
  userId: Id,
  name: z.string(),
  email: z.string(),
  /**
   * In a workspace: their highest role in it, null if only an organization role gives them access. In an organization:
   * their role in it.
   */
  role: z.string().nullable(),
  /** The sources of their access; their permissions are the union of all (P16). */
  sources: z.array(AccessSource),
  /** False while the person is suspended and can't sign in. */
  active: z.boolean(),
  picture: Picture,
  /** Since when they have had the first of the sources. */
  createdAt: Instant,
});

/** People whose access is in effect, or suspended accounts. */
export const personStates = ["active", "suspended"] as const;
export type PersonState = (typeof personStates)[number];

/** `role` selects people with this role in the place, from any source. */
export const ListMembers = atPlace({
  search: Search.default(""),
  role: RoleKey.nullish(),
  state: z.enum(personStates).nullish(),
  ...PeopleOrder,
  ...CountInput,
  ...PageInput,
});
export const MemberPage = countedPageOf(Member);

/** People who can be added: active and not yet members (M32, M33). In a flat blueprint only by full address. */
export const ListCandidates = z.strictObject({ workspace: WorkspaceRef, search: Search.default("") });
export const Candidate = z.object({ userId: Id, name: z.string(), email: z.string() });
export const CandidateList = z.object({ items: z.array(Candidate) });

/** One member of a workspace. */
export const OneMember = z.strictObject({ workspace: WorkspaceRef, userId: Id });
/** With `endsAt`, the access ends by itself at that instant. */
export const AddMember = atPlace({ email: Email, role: RoleKey, endsAt: Instant.nullish() });
/** Without `endsAt` an end stays as it is; null removes it. */
export const ChangeMemberRole = atPlace({ userId: Id, role: RoleKey, endsAt: Instant.nullish() });
export const RemoveMember = atPlace({ userId: Id });
/** Several people in one place; duplicates count once. */
const SeveralPeople = z
  .array(Id)
  .min(1)
  .max(maxPeopleAtOnce)
  .transform((ids) => [...new Set(ids)]);
/** Gives several people one role, or no one if one of them can't get it. `endsAt` is as in the change of one. */
export const ChangeMemberRoles = atPlace({
  userIds: SeveralPeople,
  role: RoleKey,
  endsAt: Instant.nullish(),
});
export const MemberList = z.object({ items: z.array(Member) });
/** Removes several people, or no one if one of them can't be removed. */
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
