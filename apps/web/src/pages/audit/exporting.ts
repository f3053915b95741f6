import { client, type Inputs } from "../../api.ts";
import { csvPart } from "../../feedback/csv.ts";
import { texts } from "../../texts/index.ts";
import { words } from "../../texts/words.ts";
import type { LogPlace } from "./AuditLog.tsx";
import { actorOf, type Entry, entriesOf, entrySentence, type Naming, targetOf } from "./entries.ts";

const t = texts.audit;

export type ExportFormat = "csv" | "ndjson";

/** What each format is called by browsers and by file names. */
export const formats: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv;charset=utf-8",
  ndjson: "application/x-ndjson",
};

/** As many as the API gives at a time. */
const atATime = 1_000;

type Asked = LogPlace & Omit<Inputs["audit"]["list"], keyof LogPlace | "order" | "limit" | "cursor">;

/**
 * Reads the entries in the order of their numbers, page by page, and gives each page as a part of the file. `onRead` hears
 * how many there are so far; `signal` ends it.
 */
export async function* exportParts(
  asked: Asked,
  format: ExportFormat,
  naming: Naming,
  onRead: (count: number) => void,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let cursor: string | null = null;
  let count = 0;
  do {
    const page: Awaited<ReturnType<typeof client.audit.list.query>> = await client.audit.list.query(
      { ...(asked as Inputs["audit"]["list"]), order: "oldest", limit: atATime, cursor },
      { signal },
    );
    count += page.items.length;
    onRead(count);
    yield format === "csv" ? entriesCsv(entriesOf(page), naming, cursor === null) : ndjsonPart(page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
}

/** One entry to a line, as the command line verifies it without a server. */
function ndjsonPart(entries: readonly Omit<Entry, "people">[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

function entriesCsv(entries: readonly Entry[], naming: Naming, isFirst: boolean): string {
  const { fields } = t;
  const heading = [
    fields.seq,
    fields.when,
    t.what,
    fields.who,
    fields.whoAddress,
    fields.via,
    fields.address,
    fields.action,
    fields.outcome,
    fields.target,
    fields.hash,
  ];
  const rows = entries.map((entry) => [
    entry.seq,
    entry.at,
    entrySentence(entry, naming),
    actorOf(entry) ?? t.system,
    entry.actorName,
    t.via[entry.via],
    entry.ip,
    words.audit.phrases[entry.action].title,
    t.outcomes[entry.outcome],
    targetOf(entry),
    entry.hash,
  ]);
  return csvPart(heading, rows, isFirst);
}
