import { CancelRun, FailRun, FinishRun, Run } from "@bailiwick/contracts";
import { canCancelRun, demand, type FieldValues, Refused, refusedByDatabase } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import {
  aboutRun,
  aimAtRun,
  findRun,
  type InRuns,
  type RunRow,
  reportOf,
  runKindOf,
  runOf,
} from "./internal.ts";

type End = {
  readonly state: "done" | "failed" | "cancelled";
  readonly values: FieldValues;
  readonly error: string | null;
};

/** Ends a run; the database settles its quota or releases it, and writes what was reported to the resource. */
async function end(
  { sql }: Pick<InRuns, "sql">,
  { id }: RunRow,
  { state, values, error }: End,
): Promise<void> {
  const ended = await sql(
    `UPDATE run SET state = $2, report = coalesce(report, '{}') || $3, error = $4, finished_at = clock_timestamp(),
       progress = CASE WHEN $2 = 'done' THEN 100 ELSE progress END
     WHERE org_id = authz.org_id() AND id = $1 RETURNING id`,
    [id, state, JSON.stringify(values), error],
  );
  if (ended.length === 0) throw new Refused(refusedByDatabase);
}

/** The worker's result. A worker whose lease ran out is told so, and changes nothing. */
export const finish = procedure({ kind: "work" }, "run.finished")
  .input(FinishRun, { aim: aimAtRun })
  .output(Run)
  .mutation(async ({ ctx, input }) => {
    const { kind, verb } = runKindOf(ctx, input.kind);
    const { row, values } = await reportOf(ctx, {
      ...input,
      progress: verb.spec.progress === undefined ? undefined : 100,
    });
    await end(ctx, row, { state: "done", values, error: null });
    await ctx.record({ action: "run.finished", target: aboutRun(row), after: { run: row.id, ...values } });
    return runOf(await findRun(ctx, kind, row.id));
  });

/** The worker could not do it: the quota is released. */
export const fail = procedure({ kind: "work" }, "run.failed")
  .input(FailRun, { aim: aimAtRun })
  .output(Run)
  .mutation(async ({ ctx, input }) => {
    const { kind } = runKindOf(ctx, input.kind);
    const { row, values } = await reportOf(ctx, input);
    await end(ctx, row, { state: "failed", values, error: input.error || null });
    await ctx.record({
      action: "run.failed",
      target: aboutRun(row),
      after: { run: row.id, error: input.error },
    });
    return runOf(await findRun(ctx, kind, row.id));
  });

/** Ends a run that is queued or running; its worker learns of it with its next report. */
export const cancel = procedure({ kind: "cancel" }, "run.cancelled")
  .input(CancelRun, { aim: aimAtRun })
  .output(Run)
  .mutation(async ({ ctx, input }) => {
    const { kind } = runKindOf(ctx, input.kind);
    const row = await findRun(ctx, kind, input.run);
    demand(canCancelRun(row));
    await end(ctx, row, { state: "cancelled", values: {}, error: null });
    await ctx.record({ action: "run.cancelled", target: aboutRun(row), after: { run: row.id } });
    return runOf(await findRun(ctx, kind, row.id));
  });
