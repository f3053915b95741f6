import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type AuditEntry, auditActions, auditSentence, type ChainHead } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { z } from "zod";
import { Failure } from "../failure.ts";
import { count } from "../options.ts";
import { note, printJson, printTable } from "../output.ts";
import { readEntries, verifyFile } from "./export-file.ts";

type Filters = {
  readonly action?: string;
  readonly outcome?: string;
  readonly actor?: string;
  readonly search?: string;
  readonly from?: string;
  readonly to?: string;
};
type Options = Filters & { readonly limit: number; readonly json?: boolean };

const Stretch = z.object({
  whole: z.boolean(),
  start: z.object({ seq: z.int(), hash: z.string() }).optional(),
  head: z.object({ seq: z.int(), hash: z.string() }),
});

/** `bailiwick audit read`: the entries of exports in the cold store, verified first, without a server. */
export function read(audit: Command): void {
  audit
    .command("read <folder>")
    .description(
      "verify and list the entries of an export, or of all exports of an organization, oldest first",
    )
    .addOption(new Option("--action <action>", "only this action").choices(auditActions))
    .addOption(
      new Option("--outcome <outcome>", "only entries with this outcome").choices(["done", "refused"]),
    )
    .option("--actor <id>", "only entries by this user")
    .option("--search <text>", "only entries with this in the actor, the target or the stored data")
    .option("--from <time>", "entries from this time on, for example 2026-01-31T00:00:00Z")
    .option("--to <time>", "entries before this time")
    .option("--limit <n>", "the maximum number of results", count, 50)
    .option("--json", "print JSON")
    .action(async (folder: string, { limit, json, ...filters }: Options) => {
      const exports = await exportsIn(folder);
      await verifyAll(exports);
      const fits = fitting(filters);
      const found: AuditEntry[] = [];
      let isMore = false;
      for (const each of exports) {
        for await (const entry of readEntries(join(each, "audit.ndjson"))) {
          if (!fits(entry)) continue;
          if (found.length < limit) found.push(entry);
          else isMore = true;
        }
      }
      if (json) return printJson(found);
      printTable(
        ["#", "time", "what happened", "from"],
        found.map((entry) => [
          String(entry.seq),
          `${entry.at.slice(0, 19)}Z`,
          auditSentence(entry),
          entry.ip ?? "",
        ]),
      );
      if (isMore) note(`There are more than ${limit}; ask for them with --limit.`);
    });
}

/** The folder, if it is an export; or the exports in it, oldest first: their names begin with the time. */
async function exportsIn(folder: string): Promise<string[]> {
  if (await isExport(folder)) return [folder];
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(
      error.code === "ENOENT" ? `There is no folder ${folder}.` : `${folder} can't be read (${error.code}).`,
    );
  });
  const inside: string[] = [];
  for (const name of names.toSorted()) {
    const path = join(folder, name);
    // What an interrupted export left behind is none.
    if (!name.endsWith(".unfinished") && (await isExport(path))) inside.push(path);
  }
  if (inside.length === 0) throw new Failure(`${folder} contains no export.`);
  return inside;
}

async function isExport(folder: string): Promise<boolean> {
  const file = await stat(join(folder, "audit.ndjson")).catch(() => null);
  return file?.isFile() === true;
}

/** Verifies each export, and that those of whole stretches follow from each other. @throws Failure */
async function verifyAll(exports: readonly string[]): Promise<void> {
  let end: ChainHead | null = null;
  for (const folder of exports) {
    const verdict = await verifyFile(join(folder, "audit.ndjson"));
    if (!verdict.intact) throw new Failure(`${folder}: ${verdict.message}`);
    const stretch = await stretchOf(folder);
    if (stretch === null || !stretch.whole) continue;
    const { start } = stretch;
    if (end !== null && start !== undefined && (start.seq !== end.seq || start.hash !== end.hash)) {
      throw new Failure(`${folder} does not follow from the export before it, which ends at ${end.seq}.`);
    }
    end = verdict.head;
  }
}

/** Null without a manifest: a log that someone exported in the console. */
async function stretchOf(folder: string): Promise<z.infer<typeof Stretch> | null> {
  const text = await readFile(join(folder, "manifest.json"), "utf8").catch(() => null);
  if (text === null) return null;
  const stretch = Stretch.safeParse(JSON.parse(text));
  return stretch.success ? stretch.data : null;
}

function fitting({ action, outcome, actor, search, from, to }: Filters): (entry: AuditEntry) => boolean {
  const since = instantOf(from);
  const until = instantOf(to);
  const wanted = search?.toLowerCase();
  return (entry) => {
    const at = Date.parse(entry.at);
    const texts = [entry.actorName, entry.targetName, entry.before, entry.after].join(" ").toLowerCase();
    return (
      (action === undefined || entry.action === action) &&
      (outcome === undefined || entry.outcome === outcome) &&
      (actor === undefined || entry.actorId === actor) &&
      (wanted === undefined || texts.includes(wanted)) &&
      (since === null || at >= since) &&
      (until === null || at < until)
    );
  };
}

function instantOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at))
    throw new Failure(`${text} is not a time like 2026-01-31T00:00:00Z.`, { usage: true });
  return at;
}
