import type { PermissionName } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { type Expiry, expiry } from "../keys/expires.ts";
import { scopes, several } from "../keys/scopes.ts";
import { note, printJson, printLine } from "../output.ts";
import { asPerson } from "../session.ts";

type Options = {
  readonly name: string;
  readonly scope: readonly PermissionName[];
  readonly expires: Expiry;
  readonly from?: readonly string[];
  readonly quiet?: boolean;
  readonly json?: boolean;
};

/** `bailiwick platform keys issue`: issues a key of the instance, and prints its text, once. */
export function issue(keys: Command): void {
  keys
    .command("issue")
    .description("issue a key that works in every organization, and print it; it can't be printed again")
    .requiredOption("--name <name>", "such as the product that uses it")
    .requiredOption(
      "--scope <permission>",
      "what it can do, such as organization:create or access:check; can be repeated",
      scopes,
    )
    .addOption(
      new Option("--expires <when>", "90d, 2026-12-31 or never")
        .argParser(expiry)
        .default(expiry("90d"), "90d"),
    )
    .option("--from <network>", "where it works, such as 203.0.113.0/24; can be repeated", several)
    .option("--quiet", "print nothing but the key")
    .option("--json", "print JSON")
    .action(async ({ name, scope, expires, from = [], quiet, json }: Options) => {
      const client = await asPerson();
      const issued = await client.platform.issueKey.mutate({
        name,
        scopes: [...new Set(scope)],
        expiresAt: expires.at,
        ipRanges: [...from],
      });
      if (json) return printJson(issued);
      printLine(issued.text);
      if (quiet) return;
      const { key } = issued;
      const until = key.expiresAt === null ? "until it is revoked" : `until ${key.expiresAt.slice(0, 10)}`;
      note(`Issued ${key.name}, ${until}. Store the key now: it can't be shown again.`);
    });
}
