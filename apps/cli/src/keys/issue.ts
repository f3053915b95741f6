import { isPermissionName, type PermissionName } from "@bailiwick/domain";
import { type Command, InvalidArgumentError, Option } from "commander";
import { note, printJson, printLine } from "../output.ts";
import { asPerson, inPlace, type NamedPlace, placeOf } from "../session.ts";
import { type Expiry, expiry } from "./expires.ts";

type Options = NamedPlace & {
  readonly name: string;
  readonly scope: readonly PermissionName[];
  readonly expires: Expiry;
  readonly quiet?: boolean;
  readonly json?: boolean;
};

function scopes(text: string, before: readonly PermissionName[] = []): PermissionName[] {
  if (isPermissionName(text)) return [...before, text];
  throw new InvalidArgumentError("A scope is a permission, named like member:read.");
}

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
    .option("--quiet", "print nothing but the key")
    .option("--json", "print JSON")
    .action(async ({ name, scope, expires, quiet, json, ...named }: Options) => {
      const client = await asPerson();
      const place = await placeOf(client, named);
      const issued = await client.keys.issue.mutate({
        ...place,
        name,
        scopes: [...new Set(scope)],
        expiresAt: expires.at,
      });
      if (json) return printJson(issued);
      printLine(issued.text);
      if (quiet) return;
      const { key } = issued;
      const until = key.expiresAt === null ? "until it is revoked" : `until ${key.expiresAt.slice(0, 10)}`;
      note(`Issued ${key.name}, ${until}. Store the key now: it can't be shown again.`);
    });
}
