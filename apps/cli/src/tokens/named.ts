import type { Client, Outputs } from "@bailiwick/client";
import { keyLabel } from "@bailiwick/domain";
import { Failure } from "../failure.ts";

/**
 * The person's token with this id or label; the label can be cut at its dots.
 * @throws Failure when there is none.
 */
export async function tokenNamed(
  client: Client,
  named: string,
): Promise<Outputs["tokens"]["list"]["items"][number]> {
  const [start = ""] = named.split(/…|\.\.\./);
  const { items } = await client.tokens.list.query();
  const found = items.find(({ id, secret }) => {
    const [label = ""] = keyLabel({ level: "personal", ...secret }).split("…");
    return id === named || label === start;
  });
  if (found === undefined)
    throw new Failure(`You have no token ${named}. "bailiwick tokens list" lists them.`);
  return found;
}
