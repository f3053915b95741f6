import type {
  AuthzenActionSearch,
  AuthzenQuestion,
  AuthzenResourceSearch,
  AuthzenSubjectSearch,
} from "@bailiwick/contracts";
import type { Tenant } from "@bailiwick/db";
import { type Actor, canWith, permissionSet, Refused, refuse } from "@bailiwick/domain";
import type { z } from "zod";
import type { RequestContext } from "../procedure/context.ts";
import { asker, demandWhy } from "./asker.ts";
import { heldBy, isResource } from "./evaluate.ts";
import { entryAt, placeOf } from "./place.ts";

type Found = {
  readonly results: readonly unknown[];
  readonly page: { readonly next_token: string; readonly count: number };
};

type Page = z.output<typeof AuthzenSubjectSearch>["page"];

const unknownToken = refuse("unknown_cursor", {}, "page.token");
const idShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const none: Found = { results: [], page: { next_token: "", count: 0 } };

/** Who can do the action on the resource? For those who can ask, and see the members and why. */
export async function searchSubjects(
  ctx: RequestContext,
  { subject, action, resource, page }: z.output<typeof AuthzenSubjectSearch>,
): Promise<Found> {
  const place = placeOf(resource);
  const after = idAfter(page);
  return ctx.read(entryAt(ctx, place), async (tenant) => {
    const who = asker(tenant, null, ctx.ip);
    if (who === null) return none;
    demandWhy(who.actor);
    const isUsable = canDo(who.actor, action.name);
    if (!isUsable || !(await isResource(tenant, who.actor, resource))) return none;
    const rows = await tenant.sql<{ id: string; name: string; email: string | null }>(
      "SELECT id, name, email FROM authz.subjects_with($1, $2, $3, $4)",
      [subject.type, action.name, after, page.limit + 1],
    );
    return paged(rows, page, ({ id, name, email }) => ({
      type: subject.type,
      id,
      properties: { name, ...(email === null ? {} : { email }) },
    }));
  });
}

/** On which resources of a type can the subject do the action? Workspaces, an organization, or resources of a kind. */
export async function searchResources(
  ctx: RequestContext,
  { subject, action, resource, page }: z.output<typeof AuthzenResourceSearch>,
): Promise<Found> {
  const place = placeOf({ type: "", properties: resource.properties });
  const after = idAfter(page);
  return ctx.read(entryAt(ctx, place), async (tenant) => {
    const who = asker(tenant, subject, ctx.ip);
    if (who === null || place === null) return none;
    if (resource.type === "workspace") {
      const rows = await tenant.sql<{ id: string; slug: string; name: string }>(
        "SELECT id, slug, name FROM authz.workspaces_with($1, $2, $3, $4, $5)",
        [subject.type, subject.id, action.name, after, page.limit + 1],
      );
      return paged(rows, page, ({ id, ...properties }) => ({ type: "workspace", id, properties }));
    }
    const found = await heldBy(tenant, subject);
    const holds = found !== null && canWith(who.actor, found.held, action.name as never).allowed;
    if (!holds) return none;
    const { organization } = tenant.entered;
    if (resource.type === "organization" && organization !== null) {
      const { id, slug, name } = organization;
      return paged([{ id, slug, name }], page, () => ({
        type: "organization",
        id,
        properties: { slug, name },
      }));
    }
    return paged(await ofKind(tenant, resource.type, after, page.limit + 1), page, ({ id, title }) => ({
      type: resource.type,
      id,
      ...(title === null ? {} : { properties: { title } }),
    }));
  });
}

/** What can the subject do on the resource? */
export async function searchActions(
  ctx: RequestContext,
  { subject, resource, page }: z.output<typeof AuthzenActionSearch>,
): Promise<Found> {
  const place = placeOf(resource);
  const from = Number(page.token ?? 0);
  if (!Number.isSafeInteger(from) || from < 0) throw new Refused(unknownToken);
  return ctx.read(entryAt(ctx, place), async (tenant) => {
    const who = asker(tenant, subject, ctx.ip);
    if (who === null || place === null) return none;
    const found = await heldBy(tenant, subject);
    if (found === null || !(await isResource(tenant, who.actor, resource))) return none;
    const names = namesFor(who.actor, found.held, resource);
    const results = names.slice(from, from + page.limit).map((name) => ({ name }));
    const next = from + results.length;
    return { results, page: { next_token: next < names.length ? String(next) : "", count: results.length } };
  });
}

/** The permissions that can be used at the place; on a resource of a kind, those of the kind. */
function namesFor(
  actor: Actor,
  held: Parameters<typeof permissionSet.names>[0],
  { type }: AuthzenQuestion["resource"],
) {
  const { blueprint } = actor;
  if (blueprint === null) return [];
  const isKind = blueprint.resourceKinds.some(({ key }) => key === type);
  return permissionSet
    .names(held, blueprint.catalogue)
    .filter((name) => (!isKind || name.startsWith(`${type}:`)) && canWith(actor, held, name).allowed);
}

/** Whether someone who holds the permission could use it here: it exists, and the workspace's state allows it. */
function canDo(actor: Actor, name: string): boolean {
  const { blueprint } = actor;
  if (blueprint === null || blueprint.catalogue.named[name] === undefined) return false;
  return canWith(actor, permissionSet.of([name as never], blueprint.catalogue), name as never).allowed;
}

/** The resources of a kind that the caller sees at the place, by id, after one. */
function ofKind({ sql }: Pick<Tenant, "sql">, kind: string, after: string | null, count: number) {
  return sql<{ id: string; title: string | null }>(
    `SELECT id, title FROM resource WHERE org_id = authz.org_id() AND kind = $1 AND ($2::uuid IS NULL OR id > $2)
     ORDER BY id LIMIT $3`,
    [kind, after, count],
  );
}

function idAfter({ token }: Page): string | null {
  if (token === undefined || token === "") return null;
  if (!idShape.test(token)) throw new Refused(unknownToken);
  return token;
}

/** A page of rows that were read with one more than it holds. */
function paged<Row extends { readonly id: string }>(
  rows: readonly Row[],
  { limit }: Page,
  result: (row: Row) => unknown,
): Found {
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? (shown.at(-1)?.id ?? "") : "";
  return { results: shown.map(result), page: { next_token: next, count: shown.length } };
}
