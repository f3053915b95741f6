import type { Client } from "@bailiwick/client";
import type { OfKind, Place } from "./place.ts";

type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

/** Reads a list page by page, only as far as its reader goes on. */
async function* each<Item>(ask: (cursor: string | null) => Promise<Page<Item>>): AsyncGenerator<Item> {
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await ask(cursor);
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

/** The resources of a kind whose titles have this text in them. */
export function eachResource({ client, place }: Pick<OfKind, "client" | "place">, kind: string, search = "") {
  return each((cursor) => client.resources.list.query({ ...place, kind, search, limit: 100, cursor }));
}

/** The people of a place, by name. */
export function eachPerson(client: Client, place: Place) {
  return each((cursor) => client.members.list.query({ ...place, limit: 100, cursor }));
}
