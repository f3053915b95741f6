import { systemTransaction } from "@bailiwick/db";
import { blueprint, blueprints, type ChainHead, finalStates } from "@bailiwick/domain";
import type { ClientBase } from "pg";
import { discard, type Subject, writeExport } from "./cold-store.ts";
import type { PurgeParts } from "./purge.ts";
import { verifyExport } from "./verify-export.ts";

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

/** The maximum number of organizations in one run, and of entries in one commit; the next run takes the rest. */
const max = 1_000;
const maxEntries = 50_000;

/**
 * Exports what is older than an organization's retention window, and then removes it (V28): entries of its audit log, from the
 * beginning, and resources that were closed before. Each organization has its own transaction: exported, the export read back
 * and verified, and only then removed. The position up to which the log is gone remains, and the rest is verified from there.
 * @returns for how many organizations something was removed, and for how many that failed; those keep everything
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
      const folder = await applyTo(parts, due);
      if (folder === null) continue;
      applied += 1;
      parts.log.info({ ...due, folder }, "retention applied");
    } catch (err) {
      failed += 1;
      parts.log.error({ err, ...due }, "a retention failed, and nothing was removed");
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

/** Null if there is nothing to remove any more. */
function applyTo({ pool, coldStore, tell }: PurgeParts, due: Due): Promise<string | null> {
  return systemTransaction(pool, tell, async (client) => {
    // The connection is idle while a long export is read back.
    await client.query("SET LOCAL idle_in_transaction_session_timeout = 0");
    return await exportAndRemove(client, coldStore, due);
  });
}

async function exportAndRemove(client: ClientBase, coldStore: string, due: Due): Promise<string | null> {
  const closed = blueprint(due.blueprint).resourceKinds.flatMap(({ key, states }) =>
    states === null ? [] : finalStates(states).map((state) => ({ kind: key, state })),
  );
  const { rows } = await client.query<{ claim: string | null }>(
    "SELECT authz.retention_claim($1, $2, $3, $4, $5)::text AS claim",
    [due.org_id, due.days, closed.map(({ kind }) => kind), closed.map(({ state }) => state), maxEntries],
  );
  const text = rows[0]?.claim ?? null;
  if (text === null) return null;
  const { organization, before, start, end, resources }: Claim = JSON.parse(text);
  const roots = [...new Set(resources.map(({ root_id }) => root_id))];

  await client.query(
    "SELECT audit.append_system($1, NULL, 'retention.applied', 'organization', $2, $3, NULL, $4)",
    [
      organization.id,
      organization.id,
      organization.name,
      JSON.stringify({ before, entries: end.seq - start.seq, resources: roots.length, through: end }),
    ],
  );
  const folder = await writeExport(client, coldStore, {
    whole: true,
    snapshot: JSON.stringify({ before, resources }),
    organization,
    workspace: null,
    end,
  });
  try {
    await verifyExport(folder);
    await client.query("SELECT authz.apply_retention($1, $2, $3)", [organization.id, end.seq, roots]);
    // Anything that the commit would refuse is refused here, where the export is known to be useless.
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  } catch (error) {
    await discard(folder);
    throw error;
  }
  return folder;
}
