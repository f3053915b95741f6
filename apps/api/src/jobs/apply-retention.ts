import { systemTransaction } from "@bailiwick/db";
import { blueprint, blueprints, type ChainHead, finalStates } from "@bailiwick/domain";
import type { ClientBase } from "pg";
import { type Subject, writeExport } from "./cold-store.ts";
import { type ColdStore, discardExport, keepExport, settleExport } from "./keep-export.ts";
import type { PurgeParts } from "./purge.ts";

/** A row of authz.retention_due. */
type Due = { readonly org_id: string; readonly blueprint: string; readonly days: number };

/** The result of authz.retention_claim. */
type Claim = {
  readonly organization: Subject;
  readonly before: string;
  readonly start: ChainHead;
  readonly end: ChainHead;
  readonly resources: readonly { readonly id: string; readonly root_id: string }[];
};

/** The maximum number of organizations in one run; the next run takes the rest. */
const max = 1_000;
/** The maximum number of entries and of appended records in one commit, and of records in memory. */
const most = { entries: 50_000, records: 50_000, inMemory: 1_000 };

/**
 * Exports what is older than an organization's retention window, and then removes it (V28): entries of its audit log, from the
 * beginning, resources that were closed before, and appended records; later where a workspace keeps its own for longer (M6).
 * Each organization has its own transactions: exported, the export read back and verified, and only then removed. The position
 * up to which the log is gone remains, and the rest is verified from there. Stops between two commits when it is told to.
 * @returns for how many organizations something was removed, and for how many that failed; those keep the rest
 */
export async function applyRetention(parts: PurgeParts): Promise<{ applied: number; failed: number }> {
  const standard = plansWithRetention();
  const { rows } = await parts.pool.query<Due>(
    "SELECT org_id, blueprint, days FROM authz.retention_due($1, $2, $3, $4)",
    [
      standard.map((each) => each.blueprint),
      standard.map((each) => each.plan),
      standard.map((each) => each.days),
      max,
    ],
  );
  let applied = 0;
  let failed = 0;
  for (const due of rows) {
    if (parts.signal?.aborted) break;
    try {
      if (await applyAll(parts, due)) applied += 1;
    } catch (err) {
      failed += 1;
      parts.log.error({ err, ...due }, "a retention failed, and what was left of it was not removed");
    }
  }
  return { applied, failed };
}

/** The retention of every plan that has one; null for a plan without, on which the platform admin can set one. */
function plansWithRetention() {
  return Object.values(blueprints)
    .filter(({ limits }) => limits.some(({ key }) => key === "retentionDays"))
    .flatMap(({ key, plans }) =>
      plans.map((plan) => ({ blueprint: key, plan: plan.key, days: plan.limits.retentionDays ?? null })),
    );
}

/** Commits until less is left than fits into one. Returns whether anything was removed. */
async function applyAll(parts: PurgeParts, due: Due): Promise<boolean> {
  for (let commits = 0; ; commits += 1) {
    const done = parts.signal?.aborted ? null : await applyTo(parts, due);
    if (done === null) return commits > 0;
    const place = await settleExport(parts, done.folder);
    parts.log.info({ ...due, place }, "retention applied");
    if (!done.more) return true;
  }
}

/** An export whose content was removed, and whether there is probably more. */
type Done = { readonly folder: string; readonly more: boolean };

/** Null if there is nothing to remove any more. */
function applyTo({ pool, tell, ...store }: PurgeParts, due: Due): Promise<Done | null> {
  return systemTransaction(pool, tell, async (client) => {
    // The connection is idle while a long export is read back.
    await client.query("SET LOCAL idle_in_transaction_session_timeout = 0");
    return await exportAndRemove(client, store, due);
  });
}

async function exportAndRemove(client: ClientBase, store: ColdStore, due: Due): Promise<Done | null> {
  const closed = blueprint(due.blueprint).resourceKinds.flatMap(({ key, states }) =>
    states === null ? [] : finalStates(states).map((state) => ({ kind: key, state })),
  );
  const { rows } = await client.query<{ claim: string | null }>(
    "SELECT authz.retention_claim($1, $2, $3, $4, $5)::text AS claim",
    [due.org_id, due.days, closed.map(({ kind }) => kind), closed.map(({ state }) => state), most.entries],
  );
  const text = rows[0]?.claim ?? null;
  if (text === null) return null;
  const { organization, before, start, end, resources }: Claim = JSON.parse(text);
  const roots = [...new Set(resources.map(({ root_id }) => root_id))];
  const entries = end.seq - start.seq;

  const folder = await writeExport(client, store.coldStore, {
    whole: true,
    snapshot: JSON.stringify({ before, resources }),
    organization,
    workspace: null,
    end,
    records: takeRecords(client, due),
  });
  try {
    const { records } = await keepExport(store, folder);
    await client.query(
      "SELECT audit.append_system($1, NULL, 'retention.applied', 'organization', $2, $3, NULL, $4)",
      [
        organization.id,
        organization.id,
        organization.name,
        JSON.stringify({ before, entries, resources: roots.length, records, through: end }),
      ],
    );
    await client.query("SELECT authz.apply_retention($1, $2, $3)", [organization.id, end.seq, roots]);
    // Anything that the commit would refuse is refused here, where the export is known to be useless.
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    return { folder, more: entries === most.entries || records === most.records };
  } catch (error) {
    await discardExport(store, folder);
    throw error;
  }
}

/** Removes old records and hands them out, so that what the export has and what is gone are the same. */
async function* takeRecords(client: ClientBase, { org_id, days }: Due): AsyncGenerator<readonly string[]> {
  for (let taken = 0; taken < most.records; taken += most.inMemory) {
    const { rows } = await client.query<{ line: string }>(
      "SELECT line FROM authz.take_old_records($1, $2, $3) AS line",
      [org_id, days, most.inMemory],
    );
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < most.inMemory) return;
  }
}
