import { systemTransaction, type Tell } from "@bailiwick/db";
import { blueprint, type FieldValues, lateMs } from "@bailiwick/domain";
import type { Pool } from "pg";
import { maxOfKind } from "../resources/checks.ts";
import { titleOf } from "../resources/internal.ts";
import { nextRun } from "../schedules/next-run.ts";

/** A row of authz.repeats_due. */
type Due = {
  readonly org_id: string;
  readonly resource_id: string;
  readonly due_at: Date;
  readonly blueprint: string;
  readonly kind: string;
  readonly fields: FieldValues;
  readonly time_zone: string;
  readonly is_open: boolean;
};

/** The maximum number in one round; the next round takes the rest. */
const max = 100;

/**
 * Starts the runs of schedules that are due, and plans their next times. What is due in a workspace that is not active is only
 * planned; what was due too long ago was missed.
 * @param pool connections of the worker role
 * @param tell receives the notices of each after its commit
 * @returns how many were due
 */
export async function repeatRuns(pool: Pool, tell: Tell, now = new Date()): Promise<number> {
  const { rows } = await pool.query<Due>("SELECT * FROM authz.repeats_due($1)", [max]);
  for (const due of rows) await repeat(pool, tell, due, now);
  return rows.length;
}

async function repeat(pool: Pool, tell: Tell, due: Due, now: Date): Promise<void> {
  const { resourceKinds } = blueprint(due.blueprint);
  const { repeats } = resourceKinds.find(({ key }) => key === due.kind) ?? {};
  const started = resourceKinds.find(({ key }) => key === repeats?.starts.kind);
  if (repeats === undefined || started === undefined) throw new Error(`${due.kind} does not repeat`);
  const next = nextRun(String(due.fields[repeats.cron]), due.time_zone, now);
  if (next === null) throw new Error(`${due.kind} ${due.resource_id} has no next time`);
  const values = Object.fromEntries(
    Object.entries(repeats.starts.fields).flatMap(([to, from]) => {
      const value = due.fields[from];
      return value === undefined ? [] : [[to, value]];
    }),
  );
  const isPlanned = due.fields[repeats.next] !== undefined && due.is_open;
  const act = !isPlanned ? "plan" : now.getTime() - due.due_at.getTime() > lateMs ? "miss" : "start";
  await systemTransaction(pool, tell, (client) =>
    client.query("SELECT authz.repeat_runs($1, $2, $3, $4, $5, $6, $7, $8)", [
      due.org_id,
      due.resource_id,
      due.due_at,
      next,
      act,
      titleOf(started, values),
      JSON.stringify(values),
      maxOfKind,
    ]),
  );
}
