import { InstanceState } from "@bailiwick/contracts";
import { release } from "@bailiwick/db";
import { z } from "zod";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";

type Work = {
  kind: "task" | "queue";
  name: string;
  due_at: Date | null;
  running: string;
  waiting: string;
  failing: string;
  given_up: string;
  last_error: string | null;
  finished_at: Date | null;
  took_ms: number | null;
};

/** The state of the instance, for its operator: its release, its database, and its background work. */
export const instance = procedure("platform:read")
  .input(z.strictObject({}).optional())
  .output(InstanceState)
  .query(async ({ ctx: { sql, instance } }) => {
    const [database] = await sql<{ version: string; size: string }>(
      "SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size",
    );
    const [migration] = await sql<{ name: string | null }>("SELECT authz.last_migration() AS name");
    const work = await sql<Work>(
      `SELECT kind, name, nullif(due_at, 'infinity') AS due_at, running, waiting, failing, given_up, last_error, finished_at, took_ms
       FROM authz.background_work()`,
    );
    return {
      version: release,
      publicUrl: instance.publicUrl().href,
      mailServer: instance.mailServer,
      database: {
        version: database?.version ?? "",
        size: Number(database?.size ?? 0),
        migration: migration?.name ?? "",
      },
      work: work.map((row) => ({
        kind: row.kind,
        name: row.name,
        dueAt: iso(row.due_at),
        running: Number(row.running),
        waiting: Number(row.waiting),
        failing: Number(row.failing),
        givenUp: Number(row.given_up),
        lastError: row.last_error,
        finishedAt: iso(row.finished_at),
        tookMs: row.took_ms,
      })),
    };
  });
