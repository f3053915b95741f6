/*
 * The tenant transaction: the only way to tenant rows.
 *
 * A change runs in one transaction of one connection as the app role. Its first statement is authz.enter, which finds
 * the caller, the place and the permissions, and writes them into the transaction's settings for row-level security. It
 * takes the organization's lock first, so that what the change counts or compares is still true when it commits. When
 * the body throws, everything it did is rolled back; when the database asks for a retry, the body runs again from the
 * start. For reads, see read.ts.
 */
import type { AuditAction } from "@bailiwick/domain";
import type pg from "pg";
import { commit, type Tell } from "./commit.ts";
import { type Entry, enteredOf, entering } from "./entry.ts";
import { isOutdated } from "./errors.ts";
import { flight, type Prepared } from "./flight.ts";
import type { Borrowed, TenantPrisma } from "./prisma.ts";
import { retried } from "./retry.ts";
import { prepared } from "./statements.ts";
import type { TenantContext } from "./tenant-context.ts";

/** An entry for the audit log. `before` and `after` are small objects of what changed; never secrets. */
export type Act = {
  readonly action: AuditAction;
  readonly target: { readonly kind: string; readonly id: string; readonly name: string } | null;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
  readonly outcome?: "done" | "refused";
};

/** The open transaction, as a verb sees it. */
export type Tenant = {
  readonly entered: TenantContext;
  /** Runs one statement on the transaction's connection. */
  readonly sql: <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** Prisma on the same connection; opened at the first use. */
  readonly prisma: () => Promise<TenantPrisma>;
  /** Appends to the organization's audit chain, in this transaction; later statements need not wait for it. */
  readonly record: (act: Act) => Promise<void>;
};

/** What is read after the organization's lock was waited for has to be new. */
const begin = prepared("BEGIN ISOLATION LEVEL READ COMMITTED");

/** `rows` are those of the first query; none without one. */
export type Body<Result, Row> = (tenant: Tenant, rows: Row[]) => Promise<Result>;

/**
 * Runs `body` in a tenant transaction and commits it; then passes its notices to `tell`. Throws what the body throws,
 * after the rollback; a serialization failure or a deadlock is retried, up to three times.
 */
export function tenantTransaction<Result>(
  pool: pg.Pool,
  entry: Entry,
  body: (tenant: Tenant) => Promise<Result>,
  tell: Tell = () => undefined,
): Promise<Result> {
  return retried(() => once(pool, entry, body, tell));
}

async function once<Result>(
  pool: pg.Pool,
  entry: Entry,
  body: (tenant: Tenant) => Promise<Result>,
  tell: Tell,
): Promise<Result> {
  const client = await pool.connect();
  let fault: Error | undefined;
  let borrowed: Promise<Borrowed> | undefined;
  const appended: Promise<unknown>[] = [];
  try {
    const [, answer] = await flight(client, [begin, entering(entry)]);
    const tenant: Tenant = {
      entered: enteredOf(answer),
      sql: async <Row>(text: string, values?: readonly unknown[]) =>
        ((await flight(client, [prepared(text, values)]))[0] ?? []) as Row[],
      prisma: async () => {
        borrowed ??= import("./prisma.ts").then(({ borrowPrisma }) => borrowPrisma(client));
        return (await borrowed).client;
      },
      record: async (act) => {
        const append = flight(client, [appending(act)]);
        append.catch(() => undefined);
        appended.push(append);
        if (!client.pipeline) await append;
      },
    };
    const result = await body(tenant);
    await (await borrowed)?.close();
    const [told] = await Promise.all([commit(client), ...appended]);
    tell(told);
    return result;
  } catch (error) {
    await borrowed?.then(({ close }) => close()).catch(() => undefined);
    const unappended = (await Promise.allSettled(appended)).find(({ status }) => status === "rejected");
    await client.query("ROLLBACK").catch((broken: Error) => {
      fault = broken;
    });
    if (isOutdated(error)) fault = error;
    // After a failed statement, later ones fail only because of it.
    throw unappended?.status === "rejected" ? unappended.reason : error;
  } finally {
    // A connection that could not roll back, or is outdated, is discarded.
    client.release(fault);
  }
}

function appending(act: Act): Prepared {
  return prepared("SELECT audit.append($1, $2, $3, $4, $5, $6, $7)", [
    act.action,
    act.target?.kind ?? null,
    act.target?.id ?? null,
    act.target?.name ?? null,
    act.outcome ?? "done",
    act.before ? JSON.stringify(act.before) : null,
    act.after ? JSON.stringify(act.after) : null,
  ]);
}
