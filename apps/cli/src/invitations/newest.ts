import type { Client, Outputs } from "@bailiwick/client";
import { normalizeAddress } from "@bailiwick/domain";
import { Failure } from "../failure.ts";
import type { placeOf } from "../session.ts";

type Page = Outputs["invitations"]["list"];

/**
 * The newest invitation of an address to the place.
 * @throws Failure when there is none that the caller can see.
 */
export async function newestTo(client: Client, place: Awaited<ReturnType<typeof placeOf>>, address: string) {
  const email = normalizeAddress(address);
  let cursor: string | null = null;
  do {
    const page: Page = await client.invitations.list.query({ ...place, search: email, limit: 100, cursor });
    const found = page.items.find((invitation) => invitation.email === email);
    if (found !== undefined) return found;
    cursor = page.nextCursor;
  } while (cursor !== null);
  throw new Failure(`${email} isn't invited here.`);
}
