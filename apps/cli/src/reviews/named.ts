import type { Client } from "@bailiwick/client";
import { Failure } from "../failure.ts";
import { firstRows } from "../pages.ts";
import type { placeOf } from "../session.ts";

export type Place = Awaited<ReturnType<typeof placeOf>>;

/** As many items are read as a review can have. */
export const maxItems = 5_000;

/**
 * The access review of the place with this id or name; of several with one name, the newest.
 * @throws Failure when there is none that the caller can see
 */
export async function reviewNamed(client: Client, place: Place, named: string) {
  const rows = await firstRows(200, (page) => client.accessReviews.list.query({ ...place, ...page }));
  const found = rows.find(({ id, name }) => id === named || name === named.normalize("NFC").trim());
  if (found === undefined)
    throw new Failure(`There is no access review ${named} here. "bailiwick reviews list" lists them.`);
  return found;
}
