import { featureNames, limitNames } from "@bailiwick/domain";
import { z } from "zod";
import { Blueprint, Permission } from "./enums.ts";
import {
  ChangeMemberRole,
  ChangeMemberRoles,
  Leave,
  OneMember,
  RemoveMember,
  RemoveMembers,
  TransferOwnership,
} from "./members.ts";
import { ChangePlan } from "./plans.ts";
import { CopyAndReplaceRole, DeleteRole, UpdateRole } from "./roles.ts";
import { GrantTeam, OneTeamGrant } from "./team-grants.ts";
import { OneTeam, OneTeamMember } from "./teams.ts";
import { Id, Instant } from "./text.ts";
import { InWorkspace } from "./workspaces.ts";

function act<Path extends string, Input extends z.ZodType>(path: Path, input: Input) {
  return z.strictObject({ act: z.literal(path), input });
}

/** A change whose effects can be previewed: the operation's path and its input. */
export const PreviewAct = z.discriminatedUnion("act", [
  act("members.changeRole", ChangeMemberRole),
  act("members.remove", RemoveMember),
  act("members.changeRoles", ChangeMemberRoles),
  act("members.removeSeveral", RemoveMembers),
  act("members.leave", Leave),
  act("members.makeOwner", OneMember),
  act("members.transferOwnership", TransferOwnership),
  act("teamGrants.add", GrantTeam),
  act("teamGrants.changeRole", GrantTeam),
  act("teamGrants.remove", OneTeamGrant),
  act("teams.addMember", OneTeamMember),
  act("teams.removeMember", OneTeamMember),
  act("teams.leave", OneTeam),
  act("teams.delete", OneTeam),
  act("roles.update", UpdateRole),
  act("roles.copyAndReplace", CopyAndReplaceRole),
  act("roles.delete", DeleteRole),
  act("organizations.changePlan", ChangePlan),
  // The confirmation of these two is typed after their effects were shown.
  act("workspaces.archive", InWorkspace),
  act("workspaces.requestDeletion", InWorkspace),
]);

/** The effect of a change on one person in one workspace, or in the organization itself if that is null. */
export const AccessChange = z.object({
  userId: Id,
  name: z.string(),
  email: z.string(),
  workspace: z.object({ id: Id, name: z.string() }).nullable(),
  /** `gains_access` had no permission there before; `loses_access` has none there afterwards. */
  kind: z.enum(["gains_access", "loses_access", "changes"]),
  gains: z.array(Permission),
  losses: z.array(Permission),
  /** When the first part of their access there ends by itself, before and after; null if none does. */
  endsAt: z.object({ before: Instant.nullable(), after: Instant.nullable() }),
});

/** The effect of a change of plan: limits immediately, features within half a minute. Nothing is deleted. */
export const PlanEffect = z.object({
  limits: z.array(
    z.object({
      limit: z.enum(limitNames()),
      /** Null is no limit. */
      before: z.int().nullable(),
      after: z.int().nullable(),
      /** By how much current usage will exceed it: it stays, and can't grow. */
      over: z.int(),
    }),
  ),
  gained: z.array(z.enum(featureNames())),
  lost: z.array(z.enum(featureNames())),
});

/** Who gains and who loses what. */
export const Effects = z.object({
  /** Whose permissions they are. */
  blueprint: Blueprint,
  /** The first 200, by name. */
  changes: z.array(AccessChange),
  /** The total number of changes, and of people affected. */
  total: z.int(),
  people: z.int(),
  /** Changes in workspaces that the caller can't see; they count in `total` and are not in `changes`. */
  hidden: z.int(),
  /** False if there are more people than were checked, so that there might be more changes than were found. */
  complete: z.boolean(),
  /**
   * Pending invitations that end with the change, because their author can no longer assign what they give: at most
   * 100, and only those that the caller can see.
   */
  invitations: z.array(
    z.object({ id: Id, email: z.string(), workspace: z.object({ id: Id, name: z.string() }).nullable() }),
  ),
  /** Only for a change of plan. */
  plan: PlanEffect.nullable(),
  /**
   * Only for a deletion: what loses its registration when the workspace is permanently deleted, by its kind, as far as the
   * caller can see it, and when that is (C40). What runs there runs on, and can't report.
   */
  registrations: z
    .object({ at: Instant, kinds: z.array(z.object({ kind: z.string(), amount: z.int().min(1) })) })
    .nullable(),
});
