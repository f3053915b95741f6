import type { DBAdapter, DBTransactionAdapter, Where } from "better-auth";

/** A time that every process's clock considers future. */
const alive = () => new Date(Date.now() + 24 * 60 * 60 * 1000);

function shown<T>(row: T): T {
  return typeof row === "object" && row !== null && "expiresAt" in row ? { ...row, expiresAt: alive() } : row;
}

/** What the process's own clock would decide is left to the database, which hides what has expired. */
const undated = (where: Where[]) => where.filter(({ field }) => field !== "expiresAt");

function compareThere<A extends DBTransactionAdapter>(adapter: A): A {
  const on = (model: string) => model === "session" || model === "verification";
  return {
    ...adapter,
    async findOne(call) {
      if (!on(call.model)) return adapter.findOne(call);
      return shown(await adapter.findOne({ ...call, where: undated(call.where) }));
    },
    async findMany(call) {
      if (!on(call.model)) return adapter.findMany(call);
      const rows = await adapter.findMany({ ...call, where: undated(call.where ?? []) });
      return rows.map((row) => shown(row) as never);
    },
    async consumeOne(call) {
      if (!on(call.model)) return adapter.consumeOne(call);
      return shown(await adapter.consumeOne(call));
    },
  } satisfies DBTransactionAdapter as A;
}

/**
 * better-auth's adapter with the database's clock for every deadline: the row policies hide expired sessions and mailed
 * tokens from the identity role, and better-auth treats whatever it sees as valid, regardless of its process's clock.
 */
export function databaseClock(adapter: DBAdapter): DBAdapter {
  return {
    ...compareThere(adapter),
    transaction: (work) => adapter.transaction((inner) => work(compareThere(inner))),
  };
}
