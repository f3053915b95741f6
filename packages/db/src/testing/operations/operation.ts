import { type Actor, can, type PermissionName, permissionSet, type Role } from "@bailiwick/domain";
import type { Tenant } from "../../tenant/tenant.ts";

/** The people and things to try operations on, all in the tenant under test. */
export type Stage = {
  readonly org: string;
  readonly workspace: string;
  /** Another workspace of the same organization, or null in a flat one. */
  readonly sibling: string | null;
  /** Members of the workspace in its lowest role. */
  readonly target: string;
  /** A person in the organization who is not a member of the workspace. */
  readonly outsider: string;
  /** A person who is in no organization. */
  readonly newcomer: string;
  /** The workspace roles, lowest first, and the organization's. */
  readonly roles: readonly Role[];
  readonly organizationRoles: readonly Role[];
  readonly ownerRole: string;
  readonly subject: string;
  /** A team without any role, and one with the owner's role in the workspace, in which `seated` is and `teammate` is not. */
  readonly idleTeam: string;
  readonly owningTeam: string;
  readonly seated: string;
  readonly teammate: string;
  /** A pending invitation to the lowest role. */
  readonly invitation: string;
  /** The key of a custom role, which holds what the lowest role holds and is assigned to no one. */
  readonly customRole: string;
  /** A resource of each kind, by the kind's key; those of the workspace, and of the neighboring one. */
  readonly resources: Readonly<Record<string, StageResource>>;
  readonly nextDoor: Readonly<Record<string, string>>;
};

export type StageResource = { readonly id: string; readonly root: string; readonly parent: string | null };

/** One thing to try as the database role, and the domain's decision on it. */
export type Operation = {
  readonly title: string;
  readonly permission: PermissionName;
  /** Rows touched or seen; the database may also throw 42501. */
  readonly attempt: (tenant: Pick<Tenant, "sql">, stage: Stage) => Promise<number>;
  readonly expected: (actor: Actor, stage: Stage) => boolean;
};

export const touched = async (
  { sql }: Pick<Tenant, "sql">,
  statement: string,
  values: readonly unknown[],
): Promise<number> =>
  (
    await sql<{ n: number }>(`WITH x AS (${statement} RETURNING 1) SELECT count(*)::int AS n FROM x`, values)
  )[0]?.n ?? 0;

export const seen = async (
  { sql }: Pick<Tenant, "sql">,
  statement: string,
  values: readonly unknown[],
): Promise<number> =>
  (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM (${statement}) x`, values))[0]?.n ?? 0;

export const may = (permission: PermissionName) => (actor: Actor) => can(actor, permission).allowed;
export const gives = (actor: Actor, role: Role | undefined) =>
  role !== undefined && permissionSet.contains(actor.permissions, role.set);
export const lowest = (stage: Stage) => stage.roles[0];
export const second = (stage: Stage) => stage.roles[1];
export const owner = (stage: Stage) => stage.roles.find((role) => role.key === stage.ownerRole);
