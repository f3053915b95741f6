import { createHash } from "node:crypto";
import { systemTransaction, type Tell } from "@bailiwick/db";
import type { ClientBase, Pool } from "pg";
import type { Logger } from "pino";
import { type Subject, writeExport } from "./cold-store.ts";
import { type ColdStore, discardExport, keepExport, settleExport } from "./keep-export.ts";

export type PurgeParts = ColdStore & {
  /** Connections of the worker role. */
  readonly pool: Pool;
  readonly log: Pick<Logger, "info" | "error">;
  /** Receives a purge's notices after its commit. */
  readonly tell: Tell;
  /** No further purge starts once it is aborted. */
  readonly signal?: AbortSignal;
};

/** A row of authz.purge_due; without a workspace the whole organization is due. */
type Due = { readonly org_id: string; readonly workspace_id: string | null };

/** The part of authz.purge_claim's result that is read here; all of it goes into the snapshot. */
type Claim = {
  readonly organization: Subject;
  readonly whole: boolean;
  readonly workspaces: readonly (Subject & { readonly state: string })[];
  readonly members: readonly unknown[];
  readonly organizationMembers: readonly unknown[];
};

/** The maximum number in one run; the next run takes the rest. */
const max = 1_000;

/**
 * Purges what is past its window (V47), each in its own transaction: recorded, exported, the export read back and
 * verified, and only then removed (V48). One that fails keeps everything and is retried in the next run.
 */
export async function purgeDue(parts: PurgeParts): Promise<{ purged: number; failed: number }> {
  const { rows } = await parts.pool.query<Due>("SELECT org_id, workspace_id FROM authz.purge_due($1)", [max]);
  let purged = 0;
  let failed = 0;
  for (const due of rows) {
    if (parts.signal?.aborted) break;
    try {
      const folder = await purgeOne(parts, due);
      if (folder === null) continue;
      purged += 1;
      const place = await settleExport(parts, folder);
      parts.log.info({ ...due, place }, "purged");
    } catch (err) {
      failed += 1;
      parts.log.error({ err, ...due }, "a purge failed, and nothing was removed");
    }
  }
  return { purged, failed };
}

/** Purges one; null if it is no longer due, restored or purged by another worker in between. */
function purgeOne({ pool, tell, ...store }: PurgeParts, due: Due): Promise<string | null> {
  return systemTransaction(pool, tell, async (client) => {
    // The connection is idle while a long export is read back.
    await client.query("SET LOCAL idle_in_transaction_session_timeout = 0");
    return await exportAndRemove(client, store, due);
  });
}

async function exportAndRemove(client: ClientBase, store: ColdStore, due: Due): Promise<string | null> {
  const { rows } = await client.query<{ snapshot: string | null }>(
    "SELECT authz.purge_claim($1, $2)::text AS snapshot",
    [due.org_id, due.workspace_id],
  );
  const snapshot = rows[0]?.snapshot ?? null;
  if (snapshot === null) return null;
  const claim: Claim = JSON.parse(snapshot);
  const workspace = claim.workspaces.find((each) => each.id === due.workspace_id) ?? null;

  await record(client, claim, workspace, snapshot);
  const folder = await writeExport(client, store.coldStore, {
    whole: claim.whole,
    snapshot,
    organization: subject(claim.organization),
    workspace: workspace && subject(workspace),
  });
  try {
    await keepExport(store, folder);
    if (claim.whole) await client.query("SELECT authz.purge_organization($1)", [due.org_id]);
    else await client.query("SELECT authz.purge_workspace($1, $2)", [due.org_id, due.workspace_id]);
    // Anything that the commit would refuse is refused here, where the export is known to be useless.
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  } catch (error) {
    await discardExport(store, folder);
    throw error;
  }
  return folder;
}

function subject({ id, slug, name }: Subject): Subject {
  return { id, slug, name };
}

/** Records in the chain what is removed: by name and number here, in full in the snapshot whose hash is recorded. */
async function record(
  client: ClientBase,
  claim: Claim,
  workspace: Subject | null,
  snapshot: string,
): Promise<void> {
  const before = {
    workspaces: claim.workspaces.map(({ id, slug, name, state }) => ({ id, slug, name, state })),
    members: claim.members.length,
    organizationMembers: claim.organizationMembers.length,
    snapshot: createHash("sha256").update(snapshot).digest("hex"),
  };
  const target = workspace ?? claim.organization;
  const kind = workspace === null ? "organization" : "workspace";
  await client.query("SELECT audit.append_system($1, $2, $3, $4, $5, $6, $7, NULL)", [
    claim.organization.id,
    workspace?.id ?? null,
    `${kind}.purged`,
    kind,
    target.id,
    target.name,
    JSON.stringify(before),
  ]);
}
