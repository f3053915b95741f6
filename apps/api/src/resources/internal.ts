import type { Place, Resource } from "@bailiwick/contracts";
import {
  type FieldSpec,
  type FieldValues,
  Refused,
  type ResourceKind,
  refuse,
  scoreOf,
} from "@bailiwick/domain";
import type { z } from "zod";
import type { Aim } from "../procedure/needs.ts";
import type { VerbContext } from "../procedure/run.ts";
import { iso } from "../workspaces/internal.ts";
import { homesOf } from "./across.ts";
import { expiryIn, todaysOf } from "./derived.ts";
import { reachesOf } from "./reach.ts";
import { masked } from "./secrets.ts";

/** The context of a resource verb: a workspace's, or the organization's own. */
export type InPlace = VerbContext<Place>;

export type ResourceRow = {
  readonly id: string;
  readonly rootId: string;
  readonly parentId: string | null;
  /** Null for one of the organization itself. */
  readonly workspaceId: string | null;
  readonly kind: string;
  readonly state: string | null;
  readonly title: string | null;
  readonly fields: FieldValues;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
  readonly updatedByName: string | null;
  /** When it last reported; null for one that never did. */
  readonly heartbeatAt: Date | null;
};

/**
 * The state of `resource r` as it is now: of one that reports, whether it did in time; of any other the one that is stored.
 */
export const stateNow = `coalesce((
  SELECT CASE WHEN authz.is_online(h.at) THEN 'online' ELSE 'offline' END
  FROM heartbeat h WHERE h.org_id = r.org_id AND h.resource_id = r.id), r.state)`;

/** The columns of {@link ResourceRow}, of `resource r` and its `resource_root o`. */
export const resourceColumns = `r.id, r.root_id AS "rootId", r.parent_id AS "parentId", o.workspace_id AS "workspaceId",
  r.kind, ${stateNow} AS state, r.title, r.fields,
  r.created_at AS "createdAt", r.updated_at AS "updatedAt", r.updated_by_name AS "updatedByName",
  (SELECT h.at FROM heartbeat h WHERE h.org_id = r.org_id AND h.resource_id = r.id) AS "heartbeatAt"`;

/** A resource in wire format. */
export async function resourceOf(ctx: InPlace, declared: ResourceKind, row: ResourceRow) {
  const [resource] = await resourcesOf(ctx, declared, [row]);
  if (resource === undefined) throw new Error("a row became no resource");
  return resource;
}

/** Resources of one kind in wire format, each with its workspace and the names of what it refers to. */
export async function resourcesOf(
  ctx: Pick<InPlace, "sql" | "workspace">,
  declared: ResourceKind,
  rows: readonly ResourceRow[],
): Promise<z.input<typeof Resource>[]> {
  const named = await namesIn(ctx, declared, rows);
  const homes = await homesOf(ctx, rows);
  const todays = await todaysOf(ctx, declared, rows);
  const reachOf = await reachesOf(ctx, declared, rows);
  return rows.map((row) => ({
    ...wireOf(declared, row),
    expiry: expiryIn(declared, row, todays),
    workspace: homes.get(row.workspaceId ?? "") ?? null,
    reach: reachOf(row),
    names: Object.fromEntries(
      idsIn(declared, row).flatMap((id) => {
        const name = named.get(id);
        return name === undefined ? [] : [[id, name]];
      }),
    ),
  }));
}

/** The people and resources that a resource refers to, and its parent. */
function idsIn({ fields }: ResourceKind, row: ResourceRow): string[] {
  const values = fields.map(({ key, type }) =>
    type === "reference" || type === "person" ? row.fields[key] : null,
  );
  return [...values, row.parentId].filter((value) => typeof value === "string");
}

/** What these people and resources are called; row-level security leaves out what the caller can't see. */
export async function namesIn(
  { sql }: Pick<InPlace, "sql">,
  declared: ResourceKind,
  rows: readonly ResourceRow[],
): Promise<ReadonlyMap<string, string>> {
  return nameById(
    { sql },
    rows.flatMap((row) => idsIn(declared, row)),
  );
}

/** What the people and resources with these ids are called, as far as the caller can see them. */
export async function nameById(
  { sql }: Pick<InPlace, "sql">,
  given: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(given);
  if (ids.size === 0) return new Map();
  const found = await sql<{ id: string; name: string }>(
    `SELECT id, title AS name FROM resource
       WHERE org_id = authz.org_id() AND id = ANY ($1::uuid[]) AND title IS NOT NULL
     UNION SELECT user_id, min(name) FROM (
       SELECT user_id, name FROM organization_member WHERE org_id = authz.org_id() AND user_id = ANY ($1::uuid[])
       UNION ALL SELECT user_id, name FROM member WHERE org_id = authz.org_id() AND user_id = ANY ($1::uuid[])
     ) p GROUP BY user_id`,
    [[...ids]],
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

function wireOf(
  declared: ResourceKind,
  row: ResourceRow,
): Omit<z.input<typeof Resource>, "names" | "workspace" | "reach" | "expiry"> {
  const { id, kind, parentId, state, title, fields, createdAt, updatedAt, updatedByName, heartbeatAt } = row;
  return {
    id,
    kind,
    parent: parentId,
    state,
    title,
    fields: masked(declared, fields) as z.input<typeof Resource>["fields"],
    score: declared.matrix === undefined ? null : scoreOf(declared.matrix, declared.fields, fields),
    createdAt: createdAt.toISOString(),
    updatedAt: iso(updatedAt),
    updatedByName,
    heartbeatAt: iso(heartbeatAt),
  };
}

/**
 * The declaration of a kind of which there are few.
 * @throws Refused with `NOT_FOUND` for any other
 */
export const kindOf = (ctx: Pick<InPlace, "blueprint">, key: string) => declared(ctx, key, "few");

/**
 * The declaration of a kind of which there are many.
 * @throws Refused with `NOT_FOUND` for any other
 */
export const recordKindOf = (ctx: InPlace, key: string) => declared(ctx, key, "many");

/** @throws Refused with `NOT_FOUND` for a kind that is not declared */
export const anyKindOf = (ctx: InPlace, key: string) => declared(ctx, key);

function declared(
  { blueprint }: Pick<InPlace, "blueprint">,
  key: string,
  volume?: ResourceKind["volume"],
): ResourceKind {
  const kind = blueprint.resourceKinds.find((each) => each.key === key);
  if (kind === undefined || (volume !== undefined && kind.volume !== volume)) {
    throw new Refused(refuse("no_such_kind", {}, "kind"));
  }
  return kind;
}

/**
 * The resource of this kind, here.
 * @throws Refused with `NOT_FOUND` for one of another kind, in another place or nowhere
 */
export async function findResource(
  { sql }: Pick<InPlace, "sql">,
  kind: ResourceKind,
  id: string,
): Promise<ResourceRow> {
  const [row] = await sql<ResourceRow>(
    `SELECT ${resourceColumns} FROM resource r JOIN resource_root o ON o.org_id = r.org_id AND o.id = r.root_id
     WHERE r.org_id = authz.org_id() AND r.kind = $1 AND r.id = $2`,
    [kind.key, id],
  );
  if (row === undefined) throw new Refused(refuse("no_such_resource", {}, "id"));
  return row;
}

/** The parent that the kind asks for. @throws Refused with `INVALID` at `parent` for another or none */
export async function parentOf(ctx: InPlace, kind: ResourceKind, id: string | null) {
  const above = ctx.blueprint.resourceKinds.find(({ key }) => key === kind.parent);
  if (above === undefined && id === null) return null;
  if (above === undefined || id === null) {
    throw new Refused(refuse("wrong_parent", { kind: above?.name ?? null }, "parent"));
  }
  return findResource(ctx, above, id).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(refuse("wrong_parent", { kind: above.name }, "parent"));
  });
}

/** What people know a resource by, from its fields. */
export function titleOf({ title }: ResourceKind, fields: FieldValues): string | null {
  const value = title === null ? undefined : fields[title];
  return typeof value === "string" ? value : null;
}

/** A resource as the target of an entry in the log. */
export function aboutResource({ id, kind, title }: Pick<ResourceRow, "id" | "kind" | "title">) {
  return { kind, id, name: title ?? id.slice(0, 8) };
}

/** Targets the input's resource; one that its author can't see by its id. */
export const aimAtResource: Aim<{ readonly kind: string; readonly id: string }> = async (
  { kind, id },
  { sql },
) => {
  const [row] = await sql<{ title: string | null }>(
    "SELECT title FROM resource WHERE org_id = authz.org_id() AND kind = $1 AND id = $2",
    [kind, id],
  );
  return aboutResource({ id, kind, title: row?.title ?? null });
};

/** Targets the input's kind, of which there was to be one more. */
export const aimAtKind: Aim<{ readonly kind: string }> = async ({ kind }) => ({ kind, id: kind, name: kind });

/** What the log says of fields: a secret is only there or not. */
export function told(specs: readonly FieldSpec[], fields: FieldValues): FieldValues {
  return Object.fromEntries(
    specs.flatMap(({ key, type }) =>
      fields[key] === undefined ? [] : [[key, type === "secret" ? "(hidden)" : fields[key]]],
    ),
  );
}
