import type pg from "pg";
import { Changed } from "./caller.ts";
import type { Entry } from "./entry.ts";
import { sqlState } from "./errors.ts";
import { tenantRead } from "./read.ts";
import type { Statement } from "./statements.ts";
import type { Tenant } from "./tenant.ts";

/** Runs a reading body in a tenant transaction that it can share with others; `rows` are those of its first query. */
export type Read = <Result, Row extends pg.QueryResultRow>(
  entry: Entry,
  body: (tenant: Tenant, rows: Row[]) => Promise<Result>,
  firstQuery?: Statement<Row> | null,
) => Promise<Result>;

/** The open transaction, and the rows of its opener's first query. */
type Opened = { readonly tenant: Tenant; readonly rows: pg.QueryResultRow[] };

type Shared = {
  readonly opened: Promise<Opened>;
  readonly close: () => Promise<void>;
  users: number;
  /** How many there were in all. */
  joined: number;
};

/**
 * Lets the reads of one request that name the same place share one tenant transaction: authentication, place and
 * permissions are then read once for all of them. The first read opens it, and it ends with the last. Each read still
 * makes its own decisions. Created again for every request, so nothing outlives it.
 */
export function sharedReads(pool: pg.Pool): Read {
  const open = new Map<string, Shared>();

  return async <Result, Row extends pg.QueryResultRow>(
    entry: Entry,
    body: (tenant: Tenant, rows: Row[]) => Promise<Result>,
    firstQuery?: Statement<Row> | null,
  ) => {
    const place = JSON.stringify(entry);
    const joined = open.get(place);
    const shared = joined ?? begin(pool, entry, firstQuery);
    open.set(place, shared);
    shared.users += 1;
    shared.joined += 1;
    const leave = () => {
      shared.users -= 1;
      if (shared.users > 0) return undefined;
      open.delete(place);
      return shared.close();
    };
    let answer: Result;
    try {
      const { tenant, rows } = await shared.opened;
      // A read that joins is too late for the first round trip.
      const late = joined && firstQuery ? tenant.sql(firstQuery.text, firstQuery.values) : [];
      answer = await body(tenant, (joined ? await late : rows) as Row[]);
    } catch (error) {
      await leave();
      // A failed statement aborts the whole transaction: the other reads run again, alone. So does every read whose
      // authority changed between its first answer and its transaction.
      if (error instanceof Changed || (shared.joined > 1 && sqlState(error) !== null)) {
        return tenantRead(pool, entry, body, firstQuery);
      }
      throw error;
    }
    await leave();
    return answer;
  };
}

function begin(
  pool: pg.Pool,
  entry: Entry,
  firstQuery: Statement<pg.QueryResultRow> | null | undefined,
): Shared {
  let close: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    close = resolve;
  });
  const { promise: opened, resolve: open, reject: failed } = Promise.withResolvers<Opened>();
  const enter = (tenant: Tenant, rows: pg.QueryResultRow[]) => {
    open({ tenant, rows });
    return over;
  };
  const ended = tenantRead(pool, entry, enter, firstQuery);
  ended.catch(failed);
  return {
    opened,
    close: () => {
      close();
      return ended.catch(() => undefined);
    },
    users: 0,
    joined: 0,
  };
}
