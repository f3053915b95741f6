import { note } from "./output.ts";

type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

/** The maximum page size of the API. */
const maxPageSize = 100;

/** The first rows of a list, up to the requested number; says so if there are more. */
export async function firstRows<Item>(
  max: number,
  ask: (page: { limit: number; cursor: string | null }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const rows: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await ask({ limit: Math.min(maxPageSize, max - rows.length), cursor });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && rows.length < max);
  if (cursor !== null) note(`There are more than ${max}; ask for them with --limit.`);
  return rows;
}
