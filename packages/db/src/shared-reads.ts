import type pg from "pg";
import { sqlState } from "./errors.ts";
import { type Entry, type Tenant, tenantRead } from "./tenant.ts";

/** Runs a reading body in a tenant transaction, which it may share with others. */
export type Read = <Result>(entry: Entry, body: (tenant: Tenant) => Promise<Result>) => Promise<Result>;

type Shared = {
  readonly tenant: Promise<Tenant>;
  readonly close: () => Promise<void>;
  users: number;
  /** How many there were in all. */
  joined: number;
};

/**
 * Lets the reads of one request that name the same place share one tenant transaction: who asks, where and with which
 * permissions is then found once for all of them. It is opened by the first, and ends with the last. Each still decides
 * for itself what it needs. Made anew for every request, so nothing outlives it.
 */
export function sharedReads(pool: pg.Pool): Read {
  const open = new Map<string, Shared>();

  return async (entry, body) => {
    const place = JSON.stringify(entry);
    const shared = open.get(place) ?? begin(pool, entry);
    open.set(place, shared);
    shared.users += 1;
    shared.joined += 1;
    const leave = () => {
      shared.users -= 1;
      if (shared.users > 0) return undefined;
      open.delete(place);
      return shared.close();
    };
    let answer: Awaited<ReturnType<typeof body>>;
    try {
      answer = await body(await shared.tenant);
    } catch (error) {
      await leave();
      // A statement that fails takes the whole transaction with it: whoever shared it reads again, alone.
      if (shared.joined > 1 && sqlState(error) !== null) return tenantRead(pool, entry, body);
      throw error;
    }
    await leave();
    return answer;
  };
}

function begin(pool: pg.Pool, entry: Entry): Shared {
  let close: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    close = resolve;
  });
  const { promise: tenant, resolve: opened, reject: failed } = Promise.withResolvers<Tenant>();
  const ended = tenantRead(pool, entry, (entered) => {
    opened(entered);
    return over;
  });
  ended.catch(failed);
  return {
    tenant,
    close: () => {
      close();
      return ended.catch(() => undefined);
    },
    users: 0,
    joined: 0,
  };
}
