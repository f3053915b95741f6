import { levelOf, type ResourceKind } from "@bailiwick/domain";
import type { OfKind } from "../procedure/needs.ts";
import type { InPlace } from "./internal.ts";

/**
 * What reading a kind needs: the kind's verb. Of a kind of workspaces, one's own organization is enough for a list over
 * all of them, because row-level security leaves out those where one can't read it (S33, S35).
 */
export const toRead = { kind: "read", across: "organization:read" } as const satisfies OfKind;

/** The same to export one. */
export const toExport = { kind: "export", across: "organization:read" } as const satisfies OfKind;

/** For a call on an organization about a kind of its workspaces: opens those where the caller can read the kind. */
export async function openWorkspaces(
  { sql, workspace, blueprint }: InPlace,
  kind: ResourceKind,
): Promise<void> {
  if (workspace !== null || levelOf(kind) !== "workspace" || blueprint.topology === "flat") return;
  await sql("SELECT authz.read_across($1)", [kind.key]);
}

/** A workspace as a resource names it. */
export type Home = { readonly id: string; readonly slug: string; readonly name: string };

/** The workspaces in which these resources are, by id. */
export async function homesOf(
  { sql, workspace }: Pick<InPlace, "sql" | "workspace">,
  rows: readonly { readonly workspaceId: string | null }[],
): Promise<ReadonlyMap<string, Home>> {
  const ids = new Set(rows.flatMap(({ workspaceId }) => workspaceId ?? []));
  const here = workspace === null ? [] : [workspace].map(({ id, slug, name }) => ({ id, slug, name }));
  for (const { id } of here) ids.delete(id);
  const others =
    ids.size === 0
      ? []
      : await sql<Home>("SELECT id, slug, name FROM authz.named_across($1::uuid[])", [[...ids]]);
  return new Map([...here, ...others].map((home) => [home.id, home]));
}
