import type { DBAdapter, DBTransactionAdapter, Where } from "better-auth";
import { hashToken } from "./credential.ts";

/** The raw tokens of a call, by their hashes: a row found under a hash is returned with its token. */
type Known = Map<string, string>;

function hide(token: string, known: Known): string {
  const hash = hashToken(token);
  known.set(hash, token);
  return hash;
}

function hideIn<T extends Record<string, unknown>>(row: T, known: Known): T {
  return typeof row.token === "string" ? { ...row, token: hide(row.token, known) } : row;
}

function hideWhere(where: Where[], known: Known): Where[] {
  return where.map((term) => {
    if (term.field !== "token") return term;
    if (typeof term.value === "string") return { ...term, value: hide(term.value, known) };
    if (Array.isArray(term.value))
      return { ...term, value: term.value.map((token) => hide(String(token), known)) };
    return term;
  });
}

/** Restores the raw token if this call brought it; any other row keeps the hash, which grants nothing. */
function show<T>(row: T, known: Known): T {
  if (typeof row !== "object" || row === null || !("token" in row) || typeof row.token !== "string")
    return row;
  return { ...row, token: known.get(row.token) ?? row.token };
}

function hideTokens<A extends DBTransactionAdapter>(adapter: A): A {
  const on = (model: string) => model === "session";
  return {
    ...adapter,
    async create(call) {
      if (!on(call.model)) return adapter.create(call);
      const known: Known = new Map();
      return show(await adapter.create({ ...call, data: hideIn(call.data, known) }), known);
    },
    async findOne(call) {
      if (!on(call.model)) return adapter.findOne(call);
      const known: Known = new Map();
      return show(await adapter.findOne({ ...call, where: hideWhere(call.where, known) }), known);
    },
    async findMany(call) {
      if (!on(call.model)) return adapter.findMany(call);
      const known: Known = new Map();
      const rows = await adapter.findMany({ ...call, where: hideWhere(call.where ?? [], known) });
      return rows.map((row) => show(row, known));
    },
    async count(call) {
      return adapter.count(
        on(call.model) ? { ...call, where: hideWhere(call.where ?? [], new Map()) } : call,
      );
    },
    async update(call) {
      if (!on(call.model)) return adapter.update(call);
      const known: Known = new Map();
      const where = hideWhere(call.where, known);
      return show(await adapter.update({ ...call, where, update: hideIn(call.update, known) }), known);
    },
    async updateMany(call) {
      if (!on(call.model)) return adapter.updateMany(call);
      const known: Known = new Map();
      const where = hideWhere(call.where, known);
      return adapter.updateMany({ ...call, where, update: hideIn(call.update, known) });
    },
    async delete(call) {
      return adapter.delete(on(call.model) ? { ...call, where: hideWhere(call.where, new Map()) } : call);
    },
    async deleteMany(call) {
      return adapter.deleteMany(on(call.model) ? { ...call, where: hideWhere(call.where, new Map()) } : call);
    },
    async consumeOne(call) {
      if (!on(call.model)) return adapter.consumeOne(call);
      const known: Known = new Map();
      return show(await adapter.consumeOne({ ...call, where: hideWhere(call.where, known) }), known);
    },
    async incrementOne(call) {
      if (!on(call.model)) return adapter.incrementOne(call);
      const known: Known = new Map();
      return show(await adapter.incrementOne({ ...call, where: hideWhere(call.where, known) }), known);
    },
  } satisfies DBTransactionAdapter as A;
}

/**
 * better-auth's adapter with session tokens stored as SHA-256: they are hashed on the way in, in data and in
 * conditions, and the caller gets back the raw token that it sent. better-auth never sees a stored one.
 */
export function hashedTokens(adapter: DBAdapter): DBAdapter {
  return {
    ...hideTokens(adapter),
    transaction: (work) => adapter.transaction((inner) => work(hideTokens(inner))),
  };
}
