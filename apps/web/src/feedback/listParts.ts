import { csvPart } from "./csv.ts";

type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

type Wanted<Item> = {
  readonly format: "csv" | "json";
  readonly heading: readonly string[];
  /** An item in the columns of a CSV file; JSON has the API's items. */
  readonly rowOf: (item: Item) => readonly (string | number | null)[];
  /** Gets the count so far. */
  readonly onRead: (count: number) => void;
};

/** Reads a list by its cursor, in its order, and returns each page as a part of a file. */
export async function* listParts<Item>(
  read: (cursor: string | null) => Promise<Page<Item>>,
  { format, heading, rowOf, onRead }: Wanted<Item>,
): AsyncGenerator<string> {
  let cursor: string | null = null;
  let count = 0;
  do {
    const page: Page<Item> = await read(cursor);
    const isFirst = cursor === null;
    cursor = page.nextCursor;
    count += page.items.length;
    onRead(count);
    yield format === "csv"
      ? csvPart(heading, page.items.map(rowOf), isFirst)
      : jsonPart(page.items, isFirst, cursor === null);
  } while (cursor !== null);
}

/** One list across all pages. */
function jsonPart(items: readonly unknown[], isFirst: boolean, isLast: boolean): string {
  const lines = items.map((item) => JSON.stringify(item)).join(",\n");
  return `${isFirst ? "[\n" : ",\n"}${lines}${isLast ? "\n]\n" : ""}`;
}
