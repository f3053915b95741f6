import { tenantTransaction } from "@bailiwick/db";
import type { RequestContext } from "./context.ts";
import { admitted, type Change, entryOf, type VerbContext } from "./run.ts";

/** What a dry run sees of the change's organization. */
export type DryRun = VerbContext<{ readonly organization: string }>;

/** Ends a dry run: thrown through the transaction, so that everything is rolled back. */
class RolledBack<Result> extends Error {
  readonly result: Result;

  constructor(result: Result) {
    super("undone");
    this.name = "Undone";
    this.result = result;
  }
}

/**
 * Runs a change exactly as usual, and rolls all of it back: rows, log entries, outgoing mail. The same authority,
 * permission, lock, rules and constraints decide, and a caller who is refused the change is refused its dry run. `show`
 * runs it with `perform`, which returns its result, and sees the tenant before and after.
 */
export async function dryRun<Result>(
  ctx: RequestContext,
  change: Change,
  input: unknown,
  show: (tenant: DryRun, perform: (input: unknown) => Promise<unknown>) => Promise<Result>,
): Promise<Result> {
  const run = { ctx: { ...ctx, giveToken: () => undefined }, input, meta: change.meta, changes: true };
  try {
    return await tenantTransaction(ctx.pool, entryOf(run), async (tenant) => {
      const verbContext = admitted(run, tenant, { afterCommit: () => undefined });
      const result = await show(verbContext as DryRun, async (given) => {
        const answer = await change.verb({ ctx: verbContext, input: given });
        // What a commit would still refuse.
        await tenant.sql("SET CONSTRAINTS ALL IMMEDIATE");
        return answer;
      });
      throw new RolledBack(result);
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result;
    throw error;
  }
}
