import type { Client, Outputs } from "@bailiwick/client";
import { keyLabel } from "@bailiwick/domain";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";

type Options = NamedPlace & { readonly confirm: string; readonly json?: boolean };
type Page = Outputs["keys"]["list"];

/** `bailiwick keys revoke`: revokes a key; its next call fails. */
export function revoke(keys: Command): void {
  inPlace(keys.command("revoke <key>"), "of an organization itself")
    .description("revoke a key; its next call fails")
    .requiredOption("--confirm <name>", "the key's name, to confirm")
    .option("--json", "print JSON")
    .action(async (named: string, { confirm, json, ...options }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, options);
      const { id, name } = await keyNamed(client, place, named);
      if (confirm.normalize("NFC").trim() !== name)
        throw new Failure(`To revoke it, pass --confirm "${name}".`, { usage: true });
      const revoked = await client.keys.revoke.mutate({ ...place, key: id });
      if (json) return printJson(revoked);
      printLine(`Revoked ${name}. Its next call fails.`);
    });
}

/**
 * The key of the place with this id or label; the label can be cut at its dots.
 * @throws Failure when there is none that the caller can see.
 */
async function keyNamed(client: Client, place: Awaited<ReturnType<typeof placeOf>>, named: string) {
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
