import { hash } from "node:crypto";
import { AuditEntry } from "@bailiwick/contracts";
import { sqlState } from "@bailiwick/db";
import {
  type Blueprint,
  type BundleManifest,
  type BundlePart,
  type BundleRow,
  type ChainHead,
  type AuditEntry as Entry,
  faulty,
  verifyChain,
} from "@bailiwick/domain";
import type { WorkspaceContext } from "../workspaces/internal.ts";
import { type Brought, bringer, isPeoplePart } from "./people.ts";

/** As many rows, and about as many characters of them, are sent to the database at a time. */
const [maxRows, maxCharacters] = [500, 2_000_000];

/** As many rows as the parts of people can have together: each is a change of its own. */
const maxBrought = 20_000;

const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "hex");

/** How many rows of each part were imported. */
export type Amounts = Readonly<Partial<Record<BundlePart, number>>>;

/**
 * Imports the rows of a bundle into the workspace that was just created for it. Some hundred are in memory at a time.
 * @param own the importer's address
 * @throws Refused for what is not as it was signed, and for what can't be here
 */
export async function importRows(
  ctx: WorkspaceContext,
  rows: AsyncIterable<BundleRow>,
  manifest: BundleManifest,
  own: string,
): Promise<Brought & { readonly amounts: Amounts }> {
  const { brought, bring } = bringer(ctx, own);
  const log = logOf(manifest);
  const withPeople = peopleIn(ctx.blueprint, brought.people);
  const amounts: Partial<Record<BundlePart, number>> = {};
  let many = 0;
  let batch: { part: BundlePart; texts: string[]; entries: unknown[]; characters: number } | null = null;
  let awaitsResources = true;

  const flush = async () => {
    if (batch === null) return;
    const { part, texts, entries } = batch;
    batch = null;
    if (part === "audit_entry") log.take(entries);
    const people = JSON.stringify(Object.fromEntries(brought.people));
    await fitting(part, () =>
      ctx.sql("SELECT authz.import_rows($1, $2, $3)", [part, `[${texts.join(",")}]`, people]),
    );
  };
  const placeResources = async () => {
    awaitsResources = false;
    const people = JSON.stringify(Object.fromEntries(brought.people));
    await fitting("resource", () => ctx.sql("SELECT authz.import_resources($1)", [people]));
  };

  for await (const { part, text, row } of rows) {
    amounts[part] = (amounts[part] ?? 0) + 1;
    if (isPeoplePart(part)) {
      many += 1;
      if (many > maxBrought) throw faulty("many", { name: part });
      await fitting(part, () => bring(part, row));
      continue;
    }
    if (
      batch !== null &&
      (batch.part !== part || batch.texts.length >= maxRows || batch.characters >= maxCharacters)
    )
      await flush();
    if (awaitsResources && part !== "resource_root" && part !== "resource") await placeResources();
    batch ??= { part, texts: [], entries: [], characters: 0 };
    batch.texts.push(withPeople(part, text, row));
    if (part === "audit_entry") batch.entries.push(row);
    batch.characters += text.length;
  }
  await flush();
  if (awaitsResources) await placeResources();
  log.end();
  await fitting("resource", () => ctx.sql("SET CONSTRAINTS ALL IMMEDIATE"));
  return { ...brought, amounts };
}

/**
 * Has the fields of resources and records that name a person name the one here: people are found by their addresses, and
 * someone who is not a member here is no one.
 */
function peopleIn({ resourceKinds }: Blueprint, people: ReadonlyMap<string, string>) {
  const fieldsOf = new Map(
    resourceKinds.map(({ key, fields }) => [
      key,
      fields.filter(({ type }) => type === "person").map((field) => field.key),
    ]),
  );
  return (part: BundlePart, text: string, row: unknown): string => {
    const { kind, fields } = row as { readonly kind?: unknown; readonly fields?: unknown };
    const named = fieldsOf.get(String(kind)) ?? [];
    if (named.length === 0 || (part !== "resource" && part !== "record")) return text;
    const values = Object.entries((fields ?? {}) as Record<string, unknown>).flatMap(([key, value]) => {
      if (!named.includes(key)) return [[key, value]];
      const here = people.get(String(value));
      return here === undefined ? [] : [[key, here]];
    });
    return JSON.stringify({ ...(row as object), fields: Object.fromEntries(values) });
  };
}

/** What the database refuses about rows is the bundle's fault: another change can't be, in a workspace that no one knows yet. */
async function fitting(part: BundlePart, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (/^2[23]/.test(sqlState(error) ?? "")) throw faulty("rows", { name: part });
    throw error;
  }
}

/** Sees that the log is what was hashed: a whole chain from its beginning to its end, or entries each by itself. */
function logOf({ log, organization }: BundleManifest) {
  let at: ChainHead = log.start;
  return {
    take: (rows: readonly unknown[]) => {
      for (const row of rows) {
        const read = AuditEntry.safeParse(row);
        if (!read.success) throw faulty("log");
        const entry: Entry = read.data;
        const start = log.whole ? at : { seq: Math.max(at.seq, entry.seq - 1), hash: entry.prevHash };
        const verdict = verifyChain([entry], sha256, { orgId: organization.id, start });
        if (!verdict.intact) throw faulty("log");
        at = verdict.head;
      }
    },
    end: () => {
      if (log.whole && (at.seq !== log.head.seq || at.hash !== log.head.hash)) throw faulty("log");
    },
  };
}
