import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "../generated/client.ts";

/** Prisma on the tenant transaction's own connection: no transaction control, no `$extends`, only the models. */
export type TenantPrisma = Prisma.TransactionClient;

const current = new AsyncLocalStorage<pg.PoolClient>();

/**
 * A pool that hands Prisma the connection of the current tenant transaction and ignores Prisma's own BEGIN, COMMIT and
 * ROLLBACK: only tenant.ts ends the transaction. Without a transaction there is no connection, so a query that forgot
 * its tenant fails instead of running without one.
 */
class BorrowedConnection extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: unknown): void;
  override connect(callback?: unknown): Promise<pg.PoolClient> | undefined {
    if (callback !== undefined) throw new Error("Prisma asks for its connection with a promise");
    const client = current.getStore();
    if (client === undefined)
      return Promise.reject(new Error("Prisma is used inside a tenant transaction only"));
    return Promise.resolve(borrow(client));
  }
}

const transactionControl = new Set(["BEGIN", "COMMIT", "ROLLBACK"]);

function borrow(client: pg.PoolClient): pg.PoolClient {
  return new Proxy(client, {
    get(target, property) {
      if (property === "release") return () => undefined;
      if (property === "query") {
        return (query: pg.QueryConfig) =>
          transactionControl.has(query.text)
            ? Promise.resolve({ rows: [], fields: [], rowCount: 0 })
            : target.query(query);
      }
      const value = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

const prisma = new PrismaClient({ adapter: new PrismaPg(new BorrowedConnection()) });

/** How long Prisma can hold on to a transaction, in milliseconds; the statement timeouts end it earlier. */
const maxLength = 60_000;

/** Prisma bound to one connection, until `close`. */
export type Borrowed = { readonly client: TenantPrisma; readonly close: () => Promise<void> };

/** Binds Prisma to the connection on which a transaction is open. `close` waits until Prisma has released it. */
export function borrowPrisma(connection: pg.PoolClient): Promise<Borrowed> {
  return new Promise((opened, failed) => {
    let release: () => void = () => undefined;
    const over = new Promise<void>((resolve) => {
      release = resolve;
    });
    const ended = current.run(connection, () =>
      prisma.$transaction(
        (client) => {
          const close = () => {
            release();
            return ended;
          };
          opened({ client, close });
          return over;
        },
        { maxWait: maxLength, timeout: maxLength },
      ),
    );
    ended.catch(failed);
  });
}
