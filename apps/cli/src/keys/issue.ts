import type { Client } from "@bailiwick/client";
import type { PermissionName } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { note, printJson, printLine } from "../output.ts";
import { asPerson, inPlace, type NamedPlace, placeOf } from "../session.ts";
import { type Expiry, expiry } from "./expires.ts";
import { scopes, several } from "./scopes.ts";

type Options = NamedPlace & {
  readonly name: string;
  readonly scope: readonly PermissionName[];
  readonly expires: Expiry;
  readonly from?: readonly string[];
  readonly only?: readonly string[];
  readonly quiet?: boolean;
  readonly json?: boolean;
};

/** `bailiwick keys issue`: issues a key, and prints its text, once. */
export function issue(keys: Command): void {
  inPlace(keys.command("issue"), "of an organization itself")
    .description("issue a key for a program, and print it; it can't be printed again")
    .requiredOption("--name <name>", "such as the program that uses it")
    .requiredOption("--scope <permission>", "what it can do, such as member:read; can be repeated", scopes)
    .addOption(
      new Option("--expires <when>", "90d, 2026-12-31 or never")
        .argParser(expiry)
        .default(expiry("90d"), "90d"),
    )
    .option("--from <network>", "where it works, such as 203.0.113.0/24; can be repeated", several)
    .option(
      "--only <workspace>",
      "of an organization's key: a workspace to limit it to; can be repeated",
      several,
    )
    .option("--quiet", "print nothing but the key")
    .option("--json", "print JSON")
    .action(async ({ name, scope, expires, from = [], only, quiet, json, ...named }: Options) => {
      const client = await asPerson();
      const place = await placeOf(client, named);
      const issued = await client.keys.issue.mutate({
        ...place,
        name,
        scopes: [...new Set(scope)],
        expiresAt: expires.at,
        ipRanges: [...from],
        ...(only === undefined ? {} : { workspaces: await idsOf(client, only) }),
      });
      if (json) return printJson(issued);
      printLine(issued.text);
      if (quiet) return;
      const { key } = issued;
      const until = key.expiresAt === null ? "until it is revoked" : `until ${key.expiresAt.slice(0, 10)}`;
      note(`Issued ${key.name}, ${until}. Store the key now: it can't be shown again.`);
    });
}

/** The ids of workspaces that are named by id or slug. */
const idsOf = (client: Client, named: readonly string[]) =>
  Promise.all(named.map(async (workspace) => (await client.workspaces.get.query({ workspace })).id));
