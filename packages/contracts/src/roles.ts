import { permissionNames } from "@bailiwick/domain";
import { z } from "zod";
import { Blueprint, Permission } from "./enums.ts";
import { atPlace } from "./place.ts";
import { Description, Instant, Name, OrganizationRef, RoleKey, SeenAt } from "./text.ts";

export const RoleLevel = z.enum(["organization", "workspace"]);

/** A role of an organization, built in by its blueprint or composed by itself. */
export const Role = z.object({
  level: RoleLevel,
  key: z.string(),
  name: z.string(),
  /** What it is for; may be empty. */
  description: z.string(),
  /** The higher stands above the lower; for sorting, never for deciding. */
  rank: z.int(),
  builtIn: z.boolean(),
  /** When it was last edited, and by whom; null for never. */
  updatedAt: Instant.nullable(),
  updatedByName: z.string().nullable(),
  permissions: z.array(Permission),
  /** How many have it where it was asked, up to 1000 each: people, teams, and invitations that can still be accepted. */
  held: z.object({ people: z.int(), teams: z.int(), invitations: z.int() }),
  /**
   * What the reader holds in every workspace where somebody has this role, and so can make of it; null where that binds
   * nobody: for a role that nobody has, one of the organization, a built-in one, and for a reader who edits no roles.
   */
  there: z.array(Permission).nullable(),
});
/** All of them, by level, the highest first; and all that the reader holds anywhere in the organization. */
export const RoleList = z.object({
  /** Whose permissions they are. */
  blueprint: Blueprint,
  items: z.array(Role),
  anywhere: z.array(Permission),
});

/** The roles of an organization. Who holds them is counted in the workspace, or everywhere in the organization. */
export const ListRoles = atPlace({});

const Draft = {
  name: Name,
  description: Description.default(""),
  permissions: z.array(Permission).max(permissionNames.length),
};

export const CreateRole = z.strictObject({ organization: OrganizationRef, level: RoleLevel, ...Draft });

const OneRole = { organization: OrganizationRef, level: RoleLevel, key: RoleKey };

/** What the role is from now on, all of it. */
export const UpdateRole = z.strictObject({ ...OneRole, ...Draft, updatedAt: SeenAt });
/** A custom role for everyone who has the built-in one with this key; its level is that of the built-in one. */
export const CopyAndReplaceRole = z.strictObject({ ...OneRole, ...Draft });
/** `replacement` is the role of the same level that those get who have it; needed where anybody has. */
export const DeleteRole = z.strictObject({ ...OneRole, replacement: RoleKey.nullish() });
/** What became of it: how many people, teams and invitations got the replacement. */
export const RoleGone = z.object({ level: RoleLevel, key: z.string(), moved: z.int() });
/** The custom role, and how many people, teams and invitations got it. */
export const RoleReplaced = z.object({
  role: Role,
  moved: z.object({ people: z.int(), teams: z.int(), invitations: z.int() }),
});
