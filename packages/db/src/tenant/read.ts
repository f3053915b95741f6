/*
 * A read of tenant rows.
 *
 * What the call names is often all that a read needs: then the entry and its one statement go in one flight, without
 * BEGIN and COMMIT, since PostgreSQL runs a flight as one transaction. A body that asks for more opens a transaction
 * then, and enters it again. What the process remembers of the caller stands for an entry only after the database has
 * confirmed it, in the snapshot that answers (docs/decisions/050).
 */
import type pg from "pg";
import { type Caller, Changed, callerOf, confirming } from "./caller.ts";
import { type Entry, entering } from "./entry.ts";
import { isOutdated } from "./errors.ts";
import { flight, fly, type Prepared } from "./flight.ts";
import type { Borrowed } from "./prisma.ts";
import { retried } from "./retry.ts";
import { prepared, type Statement } from "./statements.ts";
import type { Body, Tenant } from "./tenant.ts";

type Rows = readonly pg.QueryResultRow[] | undefined;

const begin = prepared("BEGIN");

/**
 * Runs `body`, which only reads, in the tenant context of the entry. Its result does not wait for a COMMIT that has
 * nothing to persist.
 * @param firstQuery a statement that needs only what the call names, sent with the entry: it refers to its place by
 * `authz.org_id()` and `authz.workspace_id()`; if the caller is not let in, both are null and the row policies show it
 * nothing. Null for a body that needs no statement at all.
 */
export function tenantRead<Result, Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  entry: Entry,
  body: Body<Result, Row>,
  firstQuery?: Statement<Row> | null,
): Promise<Result> {
  return retried(() => once(pool, entry, body, firstQuery));
}

/** Runs a read on a connection of the pool; again if the caller's authority changes while it runs. */
async function once<Result, Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  entry: Entry,
  body: Body<Result, Row>,
  firstQuery: Statement<Row> | null | undefined,
): Promise<Result> {
  const caller = callerOf(pool, entry);
  const client = await pool.connect();
  // A body without a first query has statements of its own: it gets its transaction right away.
  const isOpen = { now: firstQuery === undefined };
  let fault: Error | undefined;
  try {
    for (;;) {
      try {
        return await readOn(client, caller, body, firstQuery, isOpen);
      } catch (error) {
        if (!(error instanceof Changed)) throw error;
        if (isOpen.now) await client.query("ROLLBACK");
        isOpen.now = firstQuery === undefined;
      }
    }
  } catch (error) {
    // A flight without BEGIN has left nothing behind.
    if (isOpen.now) {
      await client.query("ROLLBACK").catch((broken: Error) => {
        fault = broken;
      });
    }
    if (isOutdated(error)) fault = error;
    throw error;
  } finally {
    client.release(fault);
  }
}

async function readOn<Result, Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  caller: Caller,
  body: Body<Result, Row>,
  firstQuery: Statement<Row> | null | undefined,
  isOpen: { now: boolean },
): Promise<Result> {
  const inTransaction = isOpen.now;
  const known = caller.recall();
  const first = firstQuery ? [prepared(firstQuery.text, firstQuery.values)] : [];
  const { answers, fault } = await fly(client, [
    ...(inTransaction ? [begin] : []),
    known === undefined ? entering(caller.entry) : confirming(known, caller.entry),
    ...first,
  ]);
  const [answer, found] = inTransaction ? answers.slice(1) : answers;
  if (answer === undefined) throw fault;
  const { context, stale } = known === undefined ? caller.meet(answer) : caller.confirm(known, answer);
  // For a caller who is not let in, the error of the statement behind the entry says nothing.
  if (fault !== null && context.outcome === "entered") throw fault;
  const transaction = transactionOf(client, caller, known === undefined ? answer : null, isOpen);
  let borrowed: Promise<Borrowed> | undefined;
  const borrow = async () => {
    const { borrowPrisma } = await import("./prisma.ts");
    await transaction.run();
    return borrowPrisma(client);
  };
  try {
    const tenant: Tenant = {
      entered: context,
      sql: async <Found>(text: string, values?: readonly unknown[]) =>
        (await transaction.run(prepared(text, values))) as Found[],
      prisma: async () => {
        borrowed ??= borrow();
        return (await borrowed).client;
      },
      record: () => Promise.reject(new Error("a read records nothing")),
    };
    const result = await body(tenant, (found ?? []) as Row[]);
    await (await borrowed)?.close();
    transaction.end();
    if (stale) caller.touch();
    caller.note(context);
    return result;
  } catch (error) {
    await borrowed?.then(({ close }) => close()).catch(() => undefined);
    throw error;
  }
}

/** The transaction of a read, begun with its first statement unless it is open already. */
function transactionOf(
  client: pg.PoolClient,
  caller: Caller,
  entered: Rows | null,
  isOpen: { now: boolean },
) {
  return {
    /** Runs a statement in it. @throws Changed if it begins with another authority than the read did */
    run: async (statement?: Prepared): Promise<pg.QueryResultRow[]> => {
      const own = statement === undefined ? [] : [statement];
      if (isOpen.now) return own.length === 0 ? [] : ((await flight(client, own))[0] ?? []);
      isOpen.now = true;
      const known = caller.recall();
      if (known !== undefined) {
        const [, again, found] = await flight(client, [begin, confirming(known, caller.entry), ...own]);
        caller.confirm(known, again ?? []);
        return found ?? [];
      }
      const [, again, found] = await flight(client, [begin, entering(caller.entry), ...own]);
      if (entered === null || !sameAuthority(entered, again)) throw new Changed();
      return found ?? [];
    },
    /** Ends it, without waiting: what runs next on the connection comes after it. */
    end: () => {
      // If this fails, the next user of the connection finds it broken.
      if (isOpen.now) flight(client, [prepared("COMMIT")]).catch(() => undefined);
    },
  };
}

/** Whether two entries found the same caller with the same authority; the moment is another. */
function sameAuthority(one: Rows, other: Rows): boolean {
  const found = (rows: Rows) => JSON.stringify({ ...rows?.[0], at: null });
  return found(one) === found(other);
}
