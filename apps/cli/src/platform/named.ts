import type { Client, Outputs } from "@bailiwick/client";
import { keyLabel } from "@bailiwick/domain";
import { Failure } from "../failure.ts";

/**
 * The key of the instance with this id or label; the label can be cut at its dots.
 * @throws Failure when there is none.
 */
export async function instanceKeyNamed(
  client: Client,
  named: string,
): Promise<Outputs["platform"]["keys"]["items"][number]> {
  const [start = ""] = named.split(/…|\.\.\./);
  const { items } = await client.platform.keys.query();
  const found = items.find(({ id, secret }) => {
    const [label = ""] = keyLabel({ level: "instance", ...secret }).split("…");
    return id === named || label === start;
  });
  if (found === undefined)
    throw new Failure(`There is no key ${named}. "bailiwick platform keys list" lists them.`);
  return found;
}
