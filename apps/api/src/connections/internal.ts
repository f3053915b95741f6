import type { Connection } from "@bailiwick/contracts";
import { type Act, aboutSecret, type KeptSecret, type Tenant } from "@bailiwick/db";
import { type ConnectionStop, noSuchConnection, Refused, refuse } from "@bailiwick/domain";
import type { z } from "zod";
import type { InstanceSettings } from "../procedure/context.ts";
import type { Aim } from "../procedure/needs.ts";
import { iso } from "../workspaces/internal.ts";

/** The name of the client secret among the secrets of a connection. */
export const clientSecret = "secret";

export type ConnectionRow = {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secretLast: string;
  readonly role: string;
  readonly testedAt: Date | null;
  readonly stopped: ConnectionStop | null;
  readonly people: number;
  readonly createdAt: Date;
  readonly createdByName: string;
};

const columns = `c.id, c.name, c.issuer, c.client_id AS "clientId", c.secrets -> 'secret' ->> 'last' AS "secretLast", c.role,
  c.tested_at AS "testedAt", c.stopped, authz.connected_people(c.id) AS people, c.created_at AS "createdAt",
  c.created_by_name AS "createdByName"`;

/** The connections of the call's organization, oldest first; there are few. */
export function readConnections({ sql }: Pick<Tenant, "sql">): Promise<ConnectionRow[]> {
  return sql<ConnectionRow>(
    `SELECT ${columns} FROM connection c WHERE c.org_id = authz.org_id() ORDER BY c.created_at, c.id`,
  );
}

/**
 * The connection of the call's organization with this id.
 * @throws Refused with `NOT_FOUND` for any other, wherever it belongs.
 */
export async function findConnection({ sql }: Pick<Tenant, "sql">, id: string): Promise<ConnectionRow> {
  const [row] = await sql<ConnectionRow>(
    `SELECT ${columns} FROM connection c WHERE c.org_id = authz.org_id() AND c.id = $1`,
    [id],
  );
  if (row === undefined) throw new Refused(noSuchConnection);
  return row;
}

/** A connection in wire format. */
export function connectionOf({ testedAt, createdAt, ...row }: ConnectionRow): z.input<typeof Connection> {
  return { ...row, testedAt: iso(testedAt), createdAt: iso(createdAt) };
}

/** The client secret as its connection keeps it, encrypted under the current version of the key of secrets. */
export async function keptClientSecret(
  { sql, instance }: Pick<Tenant, "sql"> & { readonly instance: Pick<InstanceSettings, "keepSecret"> },
  connection: string,
  text: string,
): Promise<string> {
  const [current] = await sql<{ version: number }>("SELECT authz.current_secret_version() AS version");
  if (current === undefined) throw new Error("the key of secrets has no version");
  const kept: KeptSecret = instance.keepSecret(text, aboutSecret(connection, clientSecret), current.version);
  return JSON.stringify({ [clientSecret]: kept });
}

/**
 * The issuer as it is kept: an address that this instance could call, without query and fragment (OpenID Connect Core, 2).
 * @throws Refused for any other
 */
export function demandIssuer({ canCall }: Pick<InstanceSettings, "canCall">, issuer: string): string {
  if (!canCall(issuer) || /[?#]/.test(issuer)) throw new Refused(refuse("bad_issuer", {}, "issuer"));
  return issuer;
}

/** A connection as the target of an audit entry. */
export function aboutConnection({ id, name }: Pick<ConnectionRow, "id" | "name">): Act["target"] {
  return { kind: "connection", id, name };
}

/** Aims a refused attempt at the connection that it names, if its author can see it; at the name of a new one otherwise. */
export const aimAtConnection: Aim<{
  readonly connection?: string;
  readonly name?: string | undefined;
}> = async ({ connection, name }, { sql }) => {
  if (connection === undefined) return name === undefined ? null : { kind: "connection", id: name, name };
  const [row] = await sql<{ name: string }>(
    "SELECT name FROM connection WHERE org_id = authz.org_id() AND id = $1",
    [connection],
  );
  return { kind: "connection", id: connection, name: row?.name ?? connection };
};
