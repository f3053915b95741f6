import { FilePath } from "@bailiwick/contracts";
import { canStoreFile, demand, principalName, Refused, refuse } from "@bailiwick/domain";
import { z } from "zod";
import { createCaller, procedure, router } from "../procedure/trpc.ts";
import { deleteFile } from "./delete.ts";
import { aboutFile, aimAtFile, findFile, readFileRow, storageFacts } from "./internal.ts";
import { list } from "./list.ts";

const Path = z.strictObject({ workspace: z.uuid(), path: FilePath });

const Content = Path.extend({
  contentId: z.uuid(),
  bytes: z.int().min(0),
  sha256: z.string(),
  type: z.string().min(1).max(200),
  /** The content that has to be there before: its SHA-256, `null` for none; any without it. */
  replaces: z.string().nullable().optional(),
});

/** What is at a path, for who reads it. */
const Found = z.object({
  contentId: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  type: z.string(),
  storedAt: z.date(),
});

/** Names what was received: the file is there from the commit on, in place of what was there. */
const store = procedure("storage:write", "file.stored")
  .input(Content, { aim: aimAtFile })
  .output(z.object({ isNew: z.boolean() }))
  .mutation(async ({ ctx, input: { path, contentId, bytes, sha256, type, replaces } }) => {
    const { sql, organization, workspace, actor, blueprint, principal } = ctx;
    const earlier = await readFileRow(ctx, path);
    const replaced = Number(earlier?.bytes ?? 0);
    demand(canStoreFile(actor, blueprint, { bytes, replaced }, await storageFacts(ctx)));
    if (replaces !== undefined && (earlier?.sha256 ?? null) !== replaces)
      throw new Refused(refuse("file_changed"));

    await sql(
      `INSERT INTO storage_file (org_id, workspace_id, path, content_id, bytes, sha256, type, stored_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (org_id, workspace_id, path) DO UPDATE SET content_id = excluded.content_id, bytes = excluded.bytes,
         sha256 = excluded.sha256, type = excluded.type, stored_at = now(), stored_by = excluded.stored_by`,
      [organization.id, workspace.id, path, contentId, bytes, sha256, type, principalName(principal).name],
    );
    await ctx.record({
      action: "file.stored",
      target: aboutFile(path),
      ...(earlier === null ? {} : { before: { bytes: replaced, sha256: earlier.sha256 } }),
      after: { bytes, sha256 },
    });
    return { isNew: earlier === null };
  });

/** Whether the caller could store something here now, before its bytes are taken. */
const accept = procedure("storage:write")
  .input(Path.extend({ bytes: z.int().min(0) }))
  .output(z.object({}))
  .query(async ({ ctx, input: { path, bytes } }) => {
    const replaced = Number((await readFileRow(ctx, path))?.bytes ?? 0);
    demand(canStoreFile(ctx.actor, ctx.blueprint, { bytes, replaced }, await storageFacts(ctx)));
    return {};
  });

const find = procedure("storage:read")
  .input(Path)
  .output(Found)
  .query(async ({ ctx, input: { path } }) => {
    const { bytes, ...row } = await findFile(ctx, path);
    return { ...row, bytes: Number(bytes) };
  });

/** The verbs behind the addresses of files, entered, checked and recorded as every other verb is. */
export const filesAs = createCaller(router({ store, accept, find, list, delete: deleteFile }));
