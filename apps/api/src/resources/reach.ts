import {
  type Actor,
  canChangeReaching,
  canChooseReach,
  canReachAll,
  canReachEach,
  demand,
  type FieldValues,
  type PermissionName,
  permissionSet,
  Refused,
  type ResourceKind,
  refuse,
  type WorkspaceState,
} from "@bailiwick/domain";
import type { Home } from "./across.ts";
import type { InPlace, ResourceRow } from "./internal.ts";

/** What a caller asks for: all workspaces of the organization, or some of them. */
export type WantedReach = "all" | readonly string[];
type Verb = "create" | "update" | "delete";

type There = Home & { readonly state: string; readonly isDefault: boolean; readonly bits: string };

/** The actor in each of these workspaces of the organization; null for one that they can't enter. */
async function actorsIn(
  { sql, actor }: InPlace,
  refs: readonly (string | null)[],
): Promise<(Actor | null)[]> {
  const found: (Actor | null)[] = [];
  for (const ref of refs) {
    const [there] =
      ref === null
        ? []
        : await sql<There>(
            `SELECT id, slug, name, state, is_default AS "isDefault", permissions::text AS bits
             FROM authz.reach_there($1) WHERE org_id = authz.org_id()`,
            [ref],
          );
    if (there === undefined) {
      found.push(null);
      continue;
    }
    const { id, slug, name, isDefault, bits } = there;
    found.push({
      ...actor,
      permissions: permissionSet.fromBits(bits),
      // The database's CHECK keeps it within the domain's.
      workspace: { id, slug, name, isDefault, state: there.state as WorkspaceState },
    });
  }
  return found;
}

async function heldEverywhere({ sql }: InPlace, name: PermissionName): Promise<boolean> {
  const [row] = await sql<{ held: boolean }>("SELECT authz.has_everywhere($1) AS held", [name]);
  return row?.held === true;
}

/**
 * Compares who changes or removes a shared resource with where it reaches (S5). Row-level security stands behind it.
 * @throws Refused at `id`
 */
export async function demandReach(
  ctx: InPlace,
  kind: ResourceKind,
  row: ResourceRow,
  verb: Exclude<Verb, "create">,
): Promise<void> {
  if (kind.level !== "either" || row.workspaceId !== null) return;
  const name = `${kind.key}:${verb}` as const;
  const reached = (await reachedBy(ctx, [row])).get(row.id);
  if (reached === undefined) return demand(canReachAll(await heldEverywhere(ctx, name), "id"));
  demand(
    canChangeReaching(
      await actorsIn(
        ctx,
        reached.map((home) => home?.id ?? null),
      ),
      name,
    ),
  );
}

/**
 * Puts a resource where its author wants it. Call it after the resource was created, or its present place was demanded.
 * @throws Refused at `reach`, or at the first workspace that refuses
 */
export async function shareResource(
  ctx: InPlace,
  kind: ResourceKind,
  id: string,
  wanted: WantedReach,
  verb: Exclude<Verb, "delete">,
): Promise<void> {
  demand(canChooseReach(kind));
  const name = `${kind.key}:${verb}` as const;
  let workspaces: string[] | null = null;
  if (wanted === "all") demand(canReachAll(await heldEverywhere(ctx, name), "reach"));
  else {
    const chosen = await actorsIn(ctx, wanted);
    demand(canReachEach(chosen, name));
    workspaces = [...new Set(chosen.flatMap((there) => there?.workspace?.id ?? []))];
    if (!workspaces.includes(ctx.workspace?.id ?? "")) {
      throw new Refused(refuse("reach_without_here", {}, "reach"));
    }
  }
  await ctx.sql("SELECT authz.share_resource($1, $2, $3)", [id, workspaces, verb]);
}

/** The chosen workspaces of shared resources, by resource: null for one that the caller can't enter. */
async function reachedBy(
  { sql }: Pick<InPlace, "sql">,
  rows: readonly Pick<ResourceRow, "id">[],
): Promise<ReadonlyMap<string, readonly (Home | null)[]>> {
  const found = await sql<{ rootId: string; id: string | null; slug: string; name: string }>(
    `SELECT root_id AS "rootId", id, slug, name FROM authz.reached_by($1::uuid[])`,
    [rows.map(({ id }) => id)],
  );
  const byRoot = Map.groupBy(found, ({ rootId }) => rootId);
  return new Map(
    [...byRoot].map(([root, homes]) => [
      root,
      homes.map(({ id, slug, name }) => (id === null ? null : { id, slug, name })),
    ]),
  );
}

/** Where these resources are shared, in wire format; null for one that is not. */
export async function reachesOf(
  ctx: Pick<InPlace, "sql">,
  kind: ResourceKind,
  rows: readonly ResourceRow[],
): Promise<(row: ResourceRow) => "all" | { workspaces: Home[]; others: number } | null> {
  const shared = kind.level === "either" ? rows.filter(({ workspaceId }) => workspaceId === null) : [];
  if (shared.length === 0) return () => null;
  const reached = await reachedBy(ctx, shared);
  return (row) => {
    if (row.workspaceId !== null) return null;
    const homes = reached.get(row.id);
    if (homes === undefined) return "all";
    const workspaces = homes.filter((home) => home !== null);
    return { workspaces, others: homes.length - workspaces.length };
  };
}

/** What the log says about where a resource is shared; nothing of one that is not. */
export function toldReach(reach: "all" | { readonly workspaces: readonly Home[] } | null): FieldValues {
  if (reach === null) return {};
  return { reach: reach === "all" ? "all" : reach.workspaces.map(({ name }) => name) };
}
