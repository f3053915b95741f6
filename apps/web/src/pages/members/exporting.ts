import { client } from "../../api.ts";
import { csvPart } from "../../feedback/csv.ts";
import { texts } from "../../texts/index.ts";
import { csvRow } from "./csvRow.ts";
import type { Member } from "./members.ts";
import type { listed } from "./PeopleBar.tsx";
import type { SeveralPlace } from "./several/several.ts";

const t = texts.members;

/** The maximum page size of the API. */
const atATime = 100;

/**
 * Reads the people in list order, page by page, and returns each page as a part of the file. `onRead` gets the count so
 * far; `signal` aborts it.
 */
export async function* peopleParts(
  asked: SeveralPlace & ReturnType<typeof listed>,
  format: "csv" | "json",
  roleName: (key: string) => string,
  onRead: (count: number) => void,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let cursor: string | null = null;
  let count = 0;
  do {
    const page: Awaited<ReturnType<typeof client.members.list.query>> = await client.members.list.query(
      { ...asked, limit: atATime, cursor },
      { signal },
    );
    const isFirst = cursor === null;
    cursor = page.nextCursor;
    count += page.items.length;
    onRead(count);
    yield format === "csv"
      ? csvPart(
          t.export.columns,
          page.items.map((member) => csvRow(member, roleName)),
          isFirst,
        )
      : jsonPart(page.items, isFirst, cursor === null);
  } while (cursor !== null);
}

/** One list across all pages, with the API's items. */
function jsonPart(members: readonly Member[], isFirst: boolean, isLast: boolean): string {
  const items = members.map((member) => JSON.stringify(member)).join(",\n");
  return `${isFirst ? "[\n" : ",\n"}${items}${isLast ? "\n]\n" : ""}`;
}
