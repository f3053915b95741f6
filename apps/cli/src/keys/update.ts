import type { PermissionName } from "@bailiwick/domain";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { asPerson, inPlace, type NamedPlace, placeOf } from "../session.ts";
import { keyNamed } from "./named.ts";
import { scopes, several } from "./scopes.ts";

type Options = NamedPlace & {
  readonly name?: string;
  readonly drop?: readonly PermissionName[];
  readonly from?: readonly string[];
  readonly json?: boolean;
};

/** `bailiwick keys update`: renames a key, takes permissions away from it, or says from where it works. */
export function update(keys: Command): void {
  inPlace(keys.command("update <key>"), "of an organization itself")
    .description("rename a key, take permissions away from it, or limit it to networks")
    .option("--name <name>", "its new name")
    .option("--drop <permission>", "what it can no longer do; can be repeated", scopes)
    .option(
      "--from <network>",
      "where it works, such as 203.0.113.0/24, or anywhere; can be repeated",
      several,
    )
    .option("--json", "print JSON")
    .action(async (named: string, { name, drop = [], from, json, ...options }: Options) => {
      if (name === undefined && drop.length === 0 && from === undefined)
        throw new Failure("Pass what to change: --name, --drop or --from.", { usage: true });
      const client = await asPerson();
      const place = await placeOf(client, options);
      const key = await keyNamed(client, place, named);
      const missing = drop.find((scope) => !key.scopes.includes(scope));
      if (missing !== undefined) throw new Failure(`${key.name} doesn't have ${missing}.`);
      const changed = await client.keys.update.mutate({
        ...place,
        key: key.id,
        ...(name === undefined ? {} : { name }),
        ...(drop.length === 0 ? {} : { scopes: key.scopes.filter((scope) => !drop.includes(scope)) }),
        ...(from === undefined ? {} : { ipRanges: from.filter((range) => range !== "anywhere") }),
      });
      if (json) return printJson(changed);
      printLine(`Changed ${changed.name}. Its permissions: ${changed.scopes.join(", ")}.`);
    });
}
