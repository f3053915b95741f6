import type { Client } from "@bailiwick/client";
import { normalizeAddress } from "@bailiwick/domain";
import { Failure } from "../failure.ts";
import type { placeOf } from "../session.ts";

type Place = Awaited<ReturnType<typeof placeOf>>;

/**
 * The ids of the people with these addresses, in order.
 * @throws Failure for an address that no one there has.
 */
export async function idsOf(client: Client, place: Place, addresses: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const given of addresses) {
    const email = normalizeAddress(given);
    const { items } = await client.members.list.query({ ...place, search: email });
    const person = items.find((each) => each.email === email);
    if (person === undefined) throw new Failure(`No one there has the address ${email}.`);
    ids.push(person.userId);
  }
  return ids;
}
