import { permissionNames } from "@bailiwick/domain";
import { z } from "zod";
import { Blueprint, Permission } from "./enums.ts";
import { atPlace } from "./place.ts";
import { Description, Instant, Name, OrganizationRef, RoleKey, SeenAt } from "./text.ts";

export const RoleLevel = z.enum(["organization", "workspace"]);

/** A role of an organization, built-in or custom. */
export const Role = z.object({
  level: RoleLevel,
  key: z.string(),
  name: z.string(),
  /** What it is for; can be empty. */
  description: z.string(),
  /** A higher rank sorts first; for lists, never for decisions. */
  rank: z.int(),
  builtIn: z.boolean(),
  /** When it was last edited, and by whom; null if never. */
  updatedAt: Instant.nullable(),
  updatedByName: z.string().nullable(),
  permissions: z.array(Permission),
  /** How many have it in the requested place, up to 1000 each: people, teams, and pending invitations. */
  held: z.object({ people: z.int(), teams: z.int(), invitations: z.int() }),
  /**
   * What the reader holds in every workspace where someone has this role, which bounds their edits; null if nothing
   * bounds them: for a role that no one has, an organization role, a built-in role, and a reader who can't edit roles.
   */
  there: z.array(Permission).nullable(),
});
/** All of them, by level, the highest first; and everything that the reader holds anywhere in the organization. */
export const RoleList = z.object({
  /** Whose permissions they are. */
  blueprint: Blueprint,
  items: z.array(Role),
  anywhere: z.array(Permission),
});

/** The roles of an organization. Their holders are counted in the workspace, or everywhere in the organization. */
export const ListRoles = atPlace({});

const Draft = {
  name: Name,
  description: Description.default(""),
  permissions: z.array(Permission).max(permissionNames().length),
};

export const CreateRole = z.strictObject({ organization: OrganizationRef, level: RoleLevel, ...Draft });

const OneRole = { organization: OrganizationRef, level: RoleLevel, key: RoleKey };

/** The complete new version of the role. */
export const UpdateRole = z.strictObject({ ...OneRole, ...Draft, updatedAt: SeenAt });
/** A custom role for everyone who has the built-in one with this key; its level is the built-in role's. */
export const CopyAndReplaceRole = z.strictObject({ ...OneRole, ...Draft });
/** `replacement` is the role of the same level for its current holders; required if there are any. */
export const DeleteRole = z.strictObject({ ...OneRole, replacement: RoleKey.nullish() });
/** The result: how many people, teams and invitations got the replacement. */
export const RoleGone = z.object({ level: RoleLevel, key: z.string(), moved: z.int() });
/** The custom role, and how many people, teams and invitations got it. */
export const RoleReplaced = z.object({
  role: Role,
  moved: z.object({ people: z.int(), teams: z.int(), invitations: z.int() }),
});
