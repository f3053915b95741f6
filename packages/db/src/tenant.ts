/*
 * The tenant transaction: the only door to tenant rows.
 *
 * A request runs in one transaction of one connection as the app role. Its first statement is authz.enter, which finds
 * out who asks, where, and with which permissions, and writes that into the transaction's settings for row-level
 * security. Nothing is remembered afterwards: the next request asks again. A change takes the organization's lock on
 * entry, so that whatever it counts or compares is still so when it commits. When the body throws, everything it did
 * is rolled back; when the database asks for another try, the body runs again from the start.
 */
import type { AuditAction } from "@bailiwick/domain";
import pg from "pg";
import { type Entered, type EnteredRow, readEntered } from "./entered.ts";
import { isRetryable } from "./errors.ts";
import type { Borrowed, TenantPrisma } from "./prisma.ts";

/** What a call names, and who makes it. */
export type Entry = {
  /** SHA-256 of the session token, in hex; null for a call without a credential. */
  readonly tokenHash: string | null;
  readonly organization: string | null;
  readonly workspace: string | null;
  readonly ip: string | null;
  /** Through which door: one's own grants, or the platform admin's. They never add up. */
  readonly door: "member" | "platform";
  readonly forChange: boolean;
};

/** What happened, for the audit log. `before` and `after` are small objects of what changed; secrets never. */
export type Act = {
  readonly action: AuditAction;
  readonly target: { readonly kind: string; readonly id: string; readonly name: string } | null;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
  readonly outcome?: "done" | "refused";
};

/** The open transaction, as a verb sees it. */
export type Tenant = {
  readonly entered: Entered;
  /** Runs one statement on the transaction's connection. */
  readonly sql: <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** Prisma on the same connection; opened at the first use. */
  readonly prisma: () => Promise<TenantPrisma>;
  /** Appends to the organization's audit chain, in this transaction. */
  readonly record: (act: Act) => Promise<void>;
};

const tries = 4;

/**
 * Runs `body` in a tenant transaction and commits what it did. Throws what the body throws, after the rollback; a
 * serialization failure or a deadlock is tried again, at most three times.
 */
export async function tenantTransaction<Result>(
  pool: pg.Pool,
  entry: Entry,
  body: (tenant: Tenant) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, entry, body);
    } catch (error) {
      if (attempt === tries || !isRetryable(error)) throw error;
    }
  }
}

async function once<Result>(
  pool: pg.Pool,
  entry: Entry,
  body: (tenant: Tenant) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let fault: Error | undefined;
  let borrowed: Promise<Borrowed> | undefined;
  try {
    const entered = await enter(client, entry);
    const result = await body({
      entered,
      sql: async (text, values) => (await client.query(text, values as unknown[])).rows,
      prisma: async () => {
        borrowed ??= import("./prisma.ts").then(({ borrowPrisma }) => borrowPrisma(client));
        return (await borrowed).client;
      },
      record: (act) => append(client, act),
    });
    await (await borrowed)?.close();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await borrowed?.then(({ close }) => close()).catch(() => undefined);
    await client.query("ROLLBACK").catch((broken: Error) => {
      fault = broken;
    });
    throw error;
  } finally {
    // A connection that could not even roll back is thrown away.
    client.release(fault);
  }
}

/** Opens the transaction and the tenant context in one round trip; every value is a quoted literal. */
async function enter(client: pg.PoolClient, entry: Entry): Promise<Entered> {
  const text = (value: string | null) => (value === null ? "NULL" : pg.escapeLiteral(value));
  const call = [entry.tokenHash, entry.organization, entry.workspace, entry.ip, entry.door]
    .map(text)
    .join(", ");
  const results: unknown = await client.query(
    `BEGIN; SELECT * FROM authz.enter(${call}, ${entry.forChange})`,
  );
  const [, answer] = results as readonly [pg.QueryResult, pg.QueryResult<EnteredRow>];
  const row = answer.rows[0];
  if (row === undefined) throw new Error("authz.enter answered nothing");
  return readEntered(row);
}

async function append(client: pg.PoolClient, act: Act): Promise<void> {
  await client.query("SELECT audit.append($1, $2, $3, $4, $5, $6, $7)", [
    act.action,
    act.target?.kind ?? null,
    act.target?.id ?? null,
    act.target?.name ?? null,
    act.outcome ?? "done",
    act.before ? JSON.stringify(act.before) : null,
    act.after ? JSON.stringify(act.after) : null,
  ]);
}
