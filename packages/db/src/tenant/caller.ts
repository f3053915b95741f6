/*
 * What a process remembers of its callers (docs/decisions/050): what authz.enter found for a credential at a place, sealed
 * by the database, which confirms with each read that nothing it came from has changed.
 */
import { LRUCache } from "lru-cache";
import type pg from "pg";
import type { Entry } from "./entry.ts";
import type { Prepared } from "./flight.ts";
import { prepared } from "./statements.ts";
import { readTenantContext, type TenantContext, type TenantContextRow } from "./tenant-context.ts";

/** The caller's authority is no longer what this read began with: it starts over. */
export class Changed extends Error {}

/** What authz.enter found, and the seal by which the database knows it again. */
type Remembered = {
  readonly sealed: string;
  readonly seal: string;
  readonly context: TenantContext;
  /** The day on which the caller's use of the place was last written, as `YYYY-MM-DD`. */
  notedOn?: string;
};

/** The context of a read, and whether the credential's last use is to be written. */
type Opened = { readonly context: TenantContext; readonly stale: boolean };

type Rows = readonly pg.QueryResultRow[];

/** Some 3 kB each. Callers who were away for longest are forgotten first. */
export const maxRemembered = 5_000;

/** By pool: what one database sealed is nothing in another. */
const memories = new WeakMap<pg.Pool, LRUCache<string, Remembered>>();

function memoryOf(pool: pg.Pool): LRUCache<string, Remembered> {
  const known = memories.get(pool) ?? new LRUCache<string, Remembered>({ max: maxRemembered });
  memories.set(pool, known);
  return known;
}

/** How many callers the process remembers on this pool. */
export const rememberedOn = (pool: pg.Pool): number => memoryOf(pool).size;

/** The statement that opens the tenant context from what is remembered, if it still holds. */
export function confirming({ sealed, seal }: Remembered, { isBackground }: Entry): Prepared {
  return prepared("SELECT at, stale FROM authz.revalidate($1, $2, $3)", [sealed, seal, !isBackground]);
}

export type Caller = ReturnType<typeof callerOf>;

/** The caller of a read, with what the process remembers of them at this place. Only who was let in is remembered. */
export function callerOf(pool: pg.Pool, entry: Entry) {
  const memory = memoryOf(pool);
  const { tokenHash, organization, workspace, ip, actingAs } = entry;
  const key = JSON.stringify([tokenHash, organization, workspace, ip, actingAs]);
  return {
    entry,
    recall: (): Remembered | undefined => memory.get(key),
    forget: (): void => void memory.delete(key),
    /** Reads what authz.enter answered, and remembers it. */
    meet: (rows: Rows): Opened => {
      const row = rows[0] as TenantContextRow | undefined;
      if (row === undefined) throw new Error("authz.enter answered nothing");
      const context = readTenantContext(row);
      const { remembered: sealed, seal, stale } = row;
      if (sealed !== null && seal !== null) memory.set(key, { sealed, seal, context });
      return { context, stale: stale === true };
    },
    /**
     * Reads what authz.revalidate answered.
     * @throws Changed when it is no longer what the process remembers, which is forgotten then
     */
    confirm: ({ context }: Remembered, rows: Rows): Opened => {
      const row = rows[0] as { readonly at: Date | null; readonly stale: boolean | null } | undefined;
      if (row === undefined) throw new Error("authz.revalidate answered nothing");
      if (row.at === null) {
        memory.delete(key);
        throw new Changed();
      }
      return { context: { ...context, now: row.at }, stale: row.stale === true };
    },
    /** Writes once a day that a person used the place, in a transaction of its own. If that fails, the database knows less. */
    note: ({ principal, organization, actor, now }: TenantContext): void => {
      const known = memory.get(key);
      const day = now.toISOString().slice(0, 10);
      if (known === undefined || known.notedOn === day || entry.isBackground || actingAs === "platform")
        return;
      known.notedOn = day;
      if (principal?.kind !== "user" || organization === null || actor === null) return;
      pool
        .query("SELECT authz.note_use($1, $2, $3)", [tokenHash, organization.id, actor.workspace?.id ?? null])
        .catch(() => undefined);
    },
    /** Writes the credential's last use, in a transaction of its own. If that fails, the next read does it. */
    touch: (): void => {
      pool
        .query("SELECT authz.touch_caller($1, $2, $3)", [tokenHash, ip, !entry.isBackground])
        .catch(() => undefined);
    },
  };
}
