import type { Run } from "@bailiwick/contracts";
import {
  canReport,
  demand,
  type FieldValues,
  Refused,
  type ResourceKind,
  type RunState,
  type RunVerb,
  readReport,
  refuse,
  runVerbOf,
} from "@bailiwick/domain";
import type { z } from "zod";
import type { Aim } from "../procedure/needs.ts";
import type { VerbContext } from "../procedure/run.ts";
import { aboutResource, type InPlace, kindOf } from "../resources/internal.ts";
import { iso } from "../workspaces/internal.ts";

/** The context of a verb about runs: they are of workspaces. */
export type InRuns = VerbContext<{ workspace: string }>;

export type RunRow = {
  readonly id: string;
  readonly kind: string;
  readonly resourceId: string;
  readonly title: string | null;
  readonly state: RunState;
  readonly progress: number;
  readonly error: string | null;
  /** Whether too many workers were lost with it. */
  readonly lost: boolean;
  readonly requestedByName: string;
  readonly createdAt: Date;
  readonly attempts: number;
  readonly claimedByName: string | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
};

/** The columns of {@link RunRow}, of `run n` and its resource `r`, which moved out of sight of a late worker. */
export const runColumns = `n.id, n.kind, n.resource_id AS "resourceId", r.title, n.state, n.progress, n.error, n.lost,
  n.requested_by_name AS "requestedByName", n.created_at AS "createdAt", n.attempts, n.claimed_by_name AS "claimedByName",
  n.started_at AS "startedAt", n.finished_at AS "finishedAt"`;

/** A run in wire format. */
export function runOf({ resourceId, title, ...row }: RunRow): z.input<typeof Run> {
  const { id, kind, state, progress, lost, requestedByName, attempts, claimedByName } = row;
  return {
    id,
    kind,
    resource: { id: resourceId, title },
    state,
    progress,
    error: lost ? refuse("workers_lost", { amount: attempts }).message : row.error,
    reason: lost ? "workers_lost" : null,
    requestedByName,
    createdAt: iso(row.createdAt),
    attempts,
    claimedByName,
    startedAt: iso(row.startedAt),
    finishedAt: iso(row.finishedAt),
  };
}

/** The kind with its verb for runs. @throws Refused with `INVALID` at `kind` for one without runs */
export function runKindOf(ctx: InPlace, key: string): { kind: ResourceKind; verb: RunVerb } {
  const kind = kindOf(ctx, key);
  const verb = runVerbOf(kind);
  if (verb === undefined) throw new Refused(refuse("not_runnable", {}, "kind"));
  return { kind, verb };
}

/** The run of this kind. @throws Refused with `NOT_FOUND` at `run` for one that is elsewhere or nowhere */
export async function findRun({ sql }: Pick<InRuns, "sql">, kind: ResourceKind, id: string) {
  const [row] = await sql<RunRow & { lease: string | null }>(
    `SELECT ${runColumns}, n.lease FROM run n
     LEFT JOIN resource r ON r.org_id = n.org_id AND r.id = n.resource_id
     WHERE n.org_id = authz.org_id() AND n.kind = $1 AND n.id = $2`,
    [kind.key, id],
  );
  if (row === undefined) throw new Refused(refuse("no_such_run", {}, "run"));
  return row;
}

/** A run's resource as the target of an entry in the log. */
export function aboutRun({ kind, resourceId, title }: Pick<RunRow, "kind" | "resourceId" | "title">) {
  return aboutResource({ id: resourceId, kind, title });
}

/** Targets the resource of the input's run; one that its author can't see by the run's id. */
export const aimAtRun: Aim<{ readonly kind: string; readonly run: string }> = async (
  { kind, run },
  { sql },
) => {
  const [row] = await sql<{ id: string; title: string | null }>(
    `SELECT r.id, r.title FROM run n JOIN resource r ON r.org_id = n.org_id AND r.id = n.resource_id
     WHERE n.org_id = authz.org_id() AND n.kind = $1 AND n.id = $2`,
    [kind, run],
  );
  return aboutResource({ id: row?.id ?? run, kind, title: row?.title ?? null });
};

type Given = {
  readonly kind: string;
  readonly run: string;
  readonly lease: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly progress?: number | undefined;
};

/**
 * A worker's report: the run if it is still the worker's, and the values to write.
 * @throws Refused for a lost lease, a cancelled run, or values that are none
 */
export async function reportOf(ctx: InRuns, given: Given): Promise<{ row: RunRow; values: FieldValues }> {
  const { kind, verb } = runKindOf(ctx, given.kind);
  const row = await findRun(ctx, kind, given.run);
  demand(canReport(row, given.lease));
  const read = readReport(verb.spec, kind.fields, given.fields, given.progress);
  if (!read.allowed) throw new Refused(read);
  return { row, values: read.values };
}
