import { keyLabel, keyStates } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";

type Options = NamedPlace & {
  readonly search: string;
  readonly state?: (typeof keyStates)[number];
  readonly limit: number;
  readonly json?: boolean;
};

/** `bailiwick keys list`: lists keys, newest first, without their texts. */
export function list(keys: Command): void {
  inPlace(keys.command("list"), "of an organization itself")
    .description("list keys, newest first")
    .addOption(new Option("--state <state>", "only keys in this state").choices(keyStates))
    .option("--search <text>", "filter by name", "")
    .option("--limit <n>", "the maximum number of results", count, 1_000)
    .option("--json", "print JSON, with what each key can do")
    .action(async ({ search, state, limit, json, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const filters = { search, ...(state === undefined ? {} : { state }) };
      const rows = await firstRows(limit, (page) =>
        client.keys.list.query({ ...place, ...filters, ...page }),
      );
      if (json) return printJson(rows);
      printTable(
        ["key", "name", "scopes", "state", "issued by", "expires", "last used"],
        rows.map((key) => [
          keyLabel({ level: key.level, ...key.secret }),
          key.name,
          String(key.scopes.length),
          key.state,
          key.createdByName,
          key.expiresAt?.slice(0, 10) ?? "never",
          key.lastUsed?.at.slice(0, 10) ?? "never",
        ]),
      );
    });
}
