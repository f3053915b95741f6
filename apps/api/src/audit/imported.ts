import { createHash } from "node:crypto";
import { ImportedAuditPage, ListImportedAudit } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";
import { type EntryRow, entryOf } from "./internal.ts";

const Place = z.tuple([z.int().min(0)]);

type Origin = {
  readonly instance: string;
  readonly writtenAt: Date;
  readonly importedAt: Date;
  readonly importedByName: string;
  readonly bundle: string;
  readonly publicKey: string;
  readonly whole: boolean;
  readonly checkpoint: string;
  readonly key: string;
};

/**
 * The log that a workspace brought along from another instance, oldest first, and what it is verified with. It is no part of
 * the organization's own chain.
 */
export const imported = procedure("audit:read")
  .input(ListImportedAudit)
  .output(ImportedAuditPage)
  .query(async ({ ctx, input: { limit, cursor } }) => {
    const [origin] = await ctx.sql<Origin>(
      `SELECT instance, written_at AS "writtenAt", imported_at AS "importedAt", imported_by_name AS "importedByName",
         hash AS bundle, public_key AS "publicKey", whole, checkpoint, checkpoint_key AS key
       FROM bundle_import WHERE org_id = authz.org_id() AND workspace_id = authz.workspace_id()`,
    );
    if (origin === undefined) return { origin: null, items: [], nextCursor: null };
    const after = readCursor(Place, cursor);
    const rows = await ctx.sql<EntryRow>(
      `SELECT i.source_org AS "orgId", e.seq, audit.time_text(e.at) AS at, e.source_workspace AS "workspaceId",
         e.actor_kind AS "actorKind", e.actor_id AS "actorId", e.actor_name AS "actorName", e.via, e.ip, e.action,
         e.target_kind AS "targetKind", e.target_id AS "targetId", e.target_name AS "targetName", e.outcome, e.before, e.after,
         encode(e.prev_hash, 'hex') AS "prevHash", encode(e.hash, 'hex') AS hash, e.commitments, e.salts
       FROM imported_entry e JOIN bundle_import i ON i.org_id = e.org_id AND i.workspace_id = e.workspace_id
       WHERE e.org_id = authz.org_id() AND e.workspace_id = authz.workspace_id() AND e.seq > $1 ORDER BY e.seq LIMIT $2`,
      [after === null ? 0 : after[0], limit + 1],
    );
    const page = pageOf(rows.map(entryOf), limit, (entry) => [entry.seq]);
    const { writtenAt, importedAt, publicKey, ...rest } = origin;
    return {
      origin: {
        ...rest,
        writtenAt: iso(writtenAt),
        importedAt: iso(importedAt),
        fingerprint: createHash("sha256").update(Buffer.from(publicKey, "base64url")).digest("hex"),
      },
      items: [...page.rows],
      nextCursor: page.nextCursor,
    };
  });
