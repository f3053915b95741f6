type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

/** Everything in a list, read page by page, each from the cursor of the one before. */
export async function allPages<Item>(read: (cursor: string | null) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
