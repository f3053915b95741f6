import type { StoredFile } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import { noSuchFile, Refused, storageLimit } from "@bailiwick/domain";
import type { z } from "zod";
import { effectiveLimit, type OnPlan } from "../plans/internal.ts";
import type { Aim } from "../procedure/needs.ts";
import { iso } from "../workspaces/internal.ts";

export type InWorkspace = Pick<Tenant, "sql"> & {
  readonly organization: { readonly id: string };
  readonly workspace: { readonly id: string };
};

/** A file, with the id by which the store has its content. */
export type FileRow = {
  readonly path: string;
  readonly contentId: string;
  readonly bytes: string;
  readonly sha256: string;
  readonly type: string;
  readonly storedAt: Date;
  readonly storedBy: string;
};

export const fileColumns = `f.path, f.content_id AS "contentId", f.bytes, f.sha256, f.type, f.stored_at AS "storedAt",
  f.stored_by AS "storedBy"`;

/** A file in wire format. */
export function fileOf({
  path,
  bytes,
  sha256,
  type,
  storedAt,
  storedBy,
}: FileRow): z.input<typeof StoredFile> {
  return { path, bytes: Number(bytes), sha256, type, storedAt: iso(storedAt), storedBy };
}

/** The file of this workspace at this path; null if there is none. */
export async function readFileRow(at: InWorkspace, path: string): Promise<FileRow | null> {
  const [row] = await at.sql<FileRow>(
    `SELECT ${fileColumns} FROM storage_file f WHERE f.org_id = $1 AND f.workspace_id = $2 AND f.path = $3`,
    [at.organization.id, at.workspace.id, path],
  );
  return row ?? null;
}

/** @throws Refused with `NOT_FOUND` for a path without a file. */
export async function findFile(at: InWorkspace, path: string): Promise<FileRow> {
  const row = await readFileRow(at, path);
  if (row === null) throw new Refused(noSuchFile);
  return row;
}

/** A file as the target of an audit entry. */
export function aboutFile(path: string): Act["target"] {
  return { kind: "file", id: path, name: path };
}

/** Aims a refused attempt at the file that it names. */
export const aimAtFile: Aim<{ readonly path: string }> = async ({ path }) => aboutFile(path);

/** All files of the workspace together, and the plan's limit in megabytes; null for no limit. */
export async function storageFacts(ctx: InWorkspace & OnPlan) {
  const [use] = await ctx.sql<{ files: string; bytes: string }>(
    "SELECT files, bytes FROM storage_use WHERE org_id = $1 AND workspace_id = $2",
    [ctx.organization.id, ctx.workspace.id],
  );
  return {
    files: Number(use?.files ?? 0),
    bytes: Number(use?.bytes ?? 0),
    limit: await effectiveLimit(ctx, storageLimit.key),
  };
}
