import type { Role, RoleList } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import {
  type Actor,
  type Blueprint,
  coreCatalogue,
  type Role as DomainRole,
  type PermissionSet,
  permissionSet,
  type RoleDraft,
  type RoleLevel,
  type RoleReach,
  type Roles,
  roleOfDraft,
} from "@bailiwick/domain";
import type { z } from "zod";
import type { Aim } from "../procedure/needs.ts";
import { iso } from "../workspaces/internal.ts";

/** A role's row in the call's organization. */
export type RoleRow = DomainRole & {
  readonly level: RoleLevel;
  readonly builtIn: boolean;
  readonly updatedAt: Date | null;
  readonly updatedByName: string | null;
};

type Row = Omit<RoleRow, "permissions" | "set"> & { readonly bits: string };

/** A call in an organization; its actor knows the organization's permissions. */
type Asking = Pick<Tenant, "sql"> & { readonly actor: Actor };
type Listing = Asking & { readonly blueprint: Blueprint };

const catalogueOf = ({ blueprint }: Actor) => blueprint?.catalogue ?? coreCatalogue;

/** The roles of the call's organization, built-in and custom, highest first. */
export async function readRoles({ sql, actor }: Asking): Promise<RoleRow[]> {
  const catalogue = catalogueOf(actor);
  const rows = await sql<Row>(
    `SELECT level, key, name, description, rank, built_in AS "builtIn", permissions::text AS bits,
       updated_at AS "updatedAt", updated_by_name AS "updatedByName"
     FROM role WHERE org_id = authz.org_id() ORDER BY level, rank DESC, sort_name, key`,
  );
  return rows.map(({ bits, ...row }) => {
    const set = permissionSet.fromBits(bits);
    return { ...row, set, permissions: permissionSet.names(set, catalogue) };
  });
}

/** The roles as the domain's rules look them up. */
export function bookOf(rows: readonly RoleRow[]): Roles {
  return {
    organization: rows.filter(({ level }) => level === "organization"),
    workspace: rows.filter(({ level }) => level === "workspace"),
  };
}

/**
 * The call's actor, who knows every role of the organization. Every decision about roles uses this one: a custom role
 * that the rules do not find is refused as unknown. A change holds the organization's lock, so what is read here stays
 * true until the commit.
 */
export async function withRoles(ctx: Asking): Promise<Actor> {
  return { ...ctx.actor, roles: bookOf(await readRoles(ctx)) };
}

/** How many have a role, by its level and key. */
type Usage = { readonly level: string; readonly key: string } & z.output<typeof Role>["held"];

/**
 * Every role with the number of its holders: in one workspace or, with null, everywhere in the organization. Also what
 * the actor holds, as far as it bounds their edits.
 */
export async function readRoleList(
  ctx: Listing,
  workspace: string | null,
): Promise<z.input<typeof RoleList>> {
  const catalogue = catalogueOf(ctx.actor);
  const namesOf = (bits: string) => permissionSet.names(permissionSet.fromBits(bits), catalogue);
  const usage = await ctx.sql<Usage>(
    "SELECT level, key, people, teams, invitations FROM authz.role_usage($1)",
    [workspace],
  );
  const reach = await ctx.sql<{ key: string; held: string }>(
    "SELECT key, held::text AS held FROM authz.role_reach()",
  );
  const held = new Map(usage.map(({ level, key, ...count }) => [`${level} ${key}`, count]));
  const there = new Map(reach.map((row) => [`workspace ${row.key}`, namesOf(row.held)]));
  const items = (await readRoles(ctx)).map(({ set: _, permissions, ...role }) => {
    const at = `${role.level} ${role.key}`;
    return {
      ...role,
      updatedAt: iso(role.updatedAt),
      permissions: [...permissions],
      held: held.get(at) ?? { people: 0, teams: 0, invitations: 0 },
      there: there.get(at) ?? null,
    };
  });
  const anywhere = permissionSet.names(await heldAnywhere(ctx), catalogue);
  return { blueprint: ctx.blueprint.key, items, anywhere };
}

async function heldAnywhere({ sql }: Pick<Tenant, "sql">): Promise<PermissionSet> {
  const [own] = await sql<{ held: string }>("SELECT authz.held_anywhere()::text AS held");
  return own === undefined ? permissionSet.none : permissionSet.fromBits(own.held);
}

/** One role of the organization, with the number of its holders everywhere. */
export async function readRole(ctx: Listing, level: RoleLevel, key: string): Promise<z.input<typeof Role>> {
  const { items } = await readRoleList(ctx, null);
  const role = items.find((one) => one.level === level && one.key === key);
  if (role === undefined) throw new Error("the role that was just written is gone");
  return role;
}

/** The bounds of the actor as the author of this role, and how often it is assigned. */
export async function reachOf(
  ctx: Pick<Tenant, "sql">,
  level: RoleLevel,
  key: string,
): Promise<RoleReach & { readonly granted: number }> {
  const places = await ctx.sql<{ grants: number; held: string }>(
    "SELECT grants, held::text AS held FROM authz.role_places($1, $2)",
    [level, key],
  );
  return {
    anywhere: await heldAnywhere(ctx),
    there: places.map(({ held }) => permissionSet.fromBits(held)),
    granted: places.reduce((sum, { grants }) => sum + grants, 0),
  };
}

/** Moves everyone, every team and every pending invitation from one role to the other; returns how many got it. */
export async function replaceRole(
  { sql }: Pick<Tenant, "sql">,
  level: RoleLevel,
  key: string,
  replacement: string,
): Promise<z.output<typeof Role>["held"]> {
  const [moved] = await sql<z.output<typeof Role>["held"]>(
    "SELECT people, teams, invitations FROM authz.replace_role($1, $2, $3)",
    [level, key, replacement],
  );
  return moved ?? { people: 0, teams: 0, invitations: 0 };
}

/** Writes the draft's role, which no one has yet. */
export async function insertRole(
  ctx: Listing & { readonly organization: { readonly id: string } },
  key: string,
  draft: RoleDraft,
): Promise<DomainRole> {
  const { level, name, description } = draft;
  const role = roleOfDraft(ctx.blueprint, key, draft);
  await ctx.sql(
    `INSERT INTO role (org_id, level, key, name, description, rank, built_in, permissions)
     VALUES ($1, $2, $3, $4, $5, $6, false, $7::bit(256))`,
    [ctx.organization.id, level, key, name, description, role.rank, permissionSet.toBits(role.set)],
  );
  return role;
}

/** A role as the target of an audit entry. */
export function aboutRole({ key, name }: { readonly key: string; readonly name: string }): Act["target"] {
  return { kind: "role", id: key, name };
}

/** Targets the input's role. */
export const aimAtRole: Aim<{ readonly level: RoleLevel; readonly key: string }> = async (
  { level, key },
  { sql },
) => {
  const [named] = await sql<{ name: string }>(
    "SELECT name FROM role WHERE org_id = authz.org_id() AND level = $1 AND key = $2",
    [level, key],
  );
  return { kind: "role", id: key, name: named?.name ?? key };
};
