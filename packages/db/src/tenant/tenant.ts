/*
 * The tenant transaction: the only way to tenant rows.
 *
 * A request runs in one transaction of one connection as the app role. Its first statement is authz.enter, which finds
 * the caller, the place and the permissions, and writes them into the transaction's settings for row-level security.
 * Nothing is remembered afterwards: the next request starts over. A change takes the organization's lock on entry, so
 * that what it counts or compares is still true when it commits. When the body throws, everything it did is rolled
 * back; when the database asks for a retry, the body runs again from the start.
 */
import type { AuditAction } from "@bailiwick/domain";
import type pg from "pg";
import { commit, type Tell } from "./commit.ts";
import { isOutdated, isRetryable } from "./errors.ts";
import type { Borrowed, TenantPrisma } from "./prisma.ts";
import { prepared, type Statement, together } from "./statements.ts";
import { readTenantContext, type TenantContext, type TenantContextRow } from "./tenant-context.ts";

/** The place that a call names, and its caller. */
export type Entry = {
  /** SHA-256 of the session token, in hex; null for a call without a credential. */
  readonly tokenHash: string | null;
  readonly organization: string | null;
  readonly workspace: string | null;
  readonly ip: string | null;
  /** The authority: the person's own grants, or the platform admin's. They never add up. */
  readonly actingAs: "member" | "platform";
  readonly forChange: boolean;
};

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

const tries = 4;

/** `rows` are those of the first query; none without one. */
type Body<Result, Row> = (tenant: Tenant, rows: Row[]) => Promise<Result>;

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

/**
 * Like {@link tenantTransaction}, for a body that only reads: its result does not wait for a COMMIT that has nothing to
 * persist. Later statements on the connection run after it. A statement that needs only what the call names is sent
 * `ahead`, in one round trip with the entry: it refers to its place by `authz.org_id()` and `authz.workspace_id()`; if
 * the caller is not let in, both are null and the row policies show it nothing.
 */
export function tenantRead<Result, Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  entry: Entry,
  body: Body<Result, Row>,
  firstQuery?: Statement<Row>,
): Promise<Result> {
  return retried(() => once(pool, entry, body, null, firstQuery));
}

async function retried<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (count === tries || !isRetryable(error)) throw error;
    }
  }
}

async function once<Result, Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  entry: Entry,
  body: Body<Result, Row>,
  tell: Tell | null,
  firstQuery?: Statement<Row>,
): Promise<Result> {
  const client = await pool.connect();
  let fault: Error | undefined;
  let borrowed: Promise<Borrowed> | undefined;
  const appended: Promise<unknown>[] = [];
  try {
    const { entered, rows } = await enter(client, entry, firstQuery);
    const tenant: Tenant = {
      entered,
      sql: async (text, values) => (await client.query(prepared(text, values))).rows,
      prisma: async () => {
        borrowed ??= import("./prisma.ts").then(({ borrowPrisma }) => borrowPrisma(client));
        return (await borrowed).client;
      },
      record: async (act) => {
        const append = client.query(appending(act));
        append.catch(() => undefined);
        appended.push(append);
        if (!client.pipeline) await append;
      },
    };
    const result = await body(tenant, rows);
    await (await borrowed)?.close();
    if (tell === null) {
      // If that is the cause, the next user of the connection finds it broken.
      client.query("COMMIT").catch(() => undefined);
      return result;
    }
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

const entering = "SELECT * FROM authz.enter($1, $2, $3, $4, $5, $6)";

/** Opens the transaction and the tenant context in one round trip, and runs the first query in it. */
async function enter<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  entry: Entry,
  firstQuery: Statement<Row> | undefined,
): Promise<{ entered: TenantContext; rows: Row[] }> {
  const { tokenHash, organization, workspace, ip, actingAs, forChange } = entry;
  const values = [tokenHash, organization, workspace, ip, actingAs, forChange];
  const first = firstQuery === undefined ? [] : [prepared(firstQuery.text, firstQuery.values)];
  const [, answer, found] = await together(client, ["BEGIN", prepared(entering, values), ...first]);
  const row = answer?.rows[0] as TenantContextRow | undefined;
  if (row === undefined) throw new Error("authz.enter answered nothing");
  return { entered: readTenantContext(row), rows: (found?.rows ?? []) as Row[] };
}

function appending(act: Act): pg.QueryConfig {
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
