import type { Client, Outputs } from "@bailiwick/client";
import { keyLabel } from "@bailiwick/domain";
import { Failure } from "../failure.ts";
import type { placeOf } from "../session.ts";

type Page = Outputs["keys"]["list"];

/**
 * The key of the place with this id or label; the label can be cut at its dots.
 * @throws Failure when there is none that the caller can see.
 */
export async function keyNamed(client: Client, place: Awaited<ReturnType<typeof placeOf>>, named: string) {
  const [start = ""] = named.split(/…|\.\.\./);
  let cursor: string | null = null;
  do {
    const page: Page = await client.keys.list.query({ ...place, limit: 100, cursor });
    const found = page.items.find(({ id, level, secret }) => {
      const [label = ""] = keyLabel({ level, ...secret }).split("…");
      return id === named || label === start;
    });
    if (found !== undefined) return found;
    cursor = page.nextCursor;
  } while (cursor !== null);
  throw new Failure(`There is no key ${named} here. "bailiwick keys list" lists them.`);
}
