import { createHash } from "node:crypto";
import type pg from "pg";

/** The login roles by purpose; their names in a database are RoleNames. */
export type RoleKey = "owner" | "app" | "worker" | "identity";
export type RoleNames = Readonly<Record<RoleKey, string>>;

export const roleKeys: readonly RoleKey[] = ["owner", "app", "worker", "identity"];

/** A plain database name: it needs no quotes in a role's name, and the longest role's name fits into 63 bytes. */
const plain = /^[a-z0-9_]{1,43}$/;

/**
 * The prefix of a database's role names. Roles belong to a whole server, so their names include the database;
 * "bailiwick" is the database that the SQL files are written for. A name that is not plain becomes a plain part plus a
 * hash after a `$`, which no plain name has: two databases never share a prefix.
 */
export function rolePrefix(database: string): string {
  if (database === "bailiwick") return "bailiwick";
  if (plain.test(database)) return `bailiwick_${database}`;
  const readable = database
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]/g, "_")
    .slice(0, 20);
  return `bailiwick_${readable}$${createHash("sha256").update(database).digest("hex").slice(0, 20)}`;
}

export function roleNames(prefix: string): RoleNames {
  const name = (key: RoleKey) => `${prefix}_${key}`;
  return { owner: name("owner"), app: name("app"), worker: name("worker"), identity: name("identity") };
}

/**
 * The roles of the database that `client` is connected to: those it was created with, under whatever name it was
 * restored or copied since, or else those derived from its name.
 */
export async function findRoleNames(client: pg.ClientBase, database: string): Promise<RoleNames> {
  const { rows } = await client.query<{ owner: string }>(
    "SELECT pg_get_userbyid(nspowner) AS owner FROM pg_namespace WHERE nspname = 'authz'",
  );
  return roleNames(rows[0] === undefined ? rolePrefix(database) : prefixOf(rows[0].owner));
}

/** The prefix in an owner role's name; the plain one for any other user. */
export function prefixOf(owner: string): string {
  return owner.endsWith("_owner") ? owner.slice(0, -"_owner".length) : "bailiwick";
}

/** SQL from a file, rewritten for the roles of the database in which `owner` is the owner. */
export function withRoleNames(sql: string, owner: string): string {
  const prefix = prefixOf(owner);
  if (prefix === "bailiwick") return sql;
  return sql.replaceAll(/\bbailiwick_(owner|app|worker|identity)\b/g, (_, key: string) => `${prefix}_${key}`);
}
