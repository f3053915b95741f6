import { client, type Inputs } from "../../api.ts";
import { csvPart } from "../../feedback/csv.ts";
import { texts } from "../../texts/index.ts";
import { words } from "../../texts/words.ts";
import type { LogPlace } from "./AuditLog.tsx";
import { type Entry, entriesOf, entrySentence, type Naming, shownOf, whoOf } from "./entries.ts";

const t = texts.audit;

export type ExportFormat = "csv" | "ndjson";

/** The name of each format for browsers and file names. */
export const formats: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv;charset=utf-8",
  ndjson: "application/x-ndjson",
};

/** The maximum page size of the API. */
const atATime = 1_000;

type Asked = LogPlace & Omit<Inputs["audit"]["list"], keyof LogPlace | "order" | "limit" | "cursor">;

/**
 * Reads the entries in ascending order, page by page, and returns each page as a part of the file. `onRead` gets the
 * count so far; `signal` aborts it.
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

/** One entry per line, as the command line verifies it offline. */
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
    fields.commitments,
    fields.salts,
  ];
  const rows = entries.map((entry) => [
    entry.seq,
    entry.at,
    entrySentence(entry, naming),
    whoOf(entry),
    entry.actorName,
    t.via[entry.via],
    shownOf(entry, "ip"),
    words.audit.phrases[entry.action].title,
    t.outcomes[entry.outcome],
    shownOf(entry, "targetName"),
    entry.hash,
    entry.commitments,
    entry.salts,
  ]);
  return csvPart(heading, rows, isFirst);
}
