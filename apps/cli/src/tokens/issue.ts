import type { PermissionName } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { type Expiry, expiry } from "../keys/expires.ts";
import { scopes } from "../keys/scopes.ts";
import { note, printJson, printLine } from "../output.ts";
import { asPerson, inOrganization, organizationOf } from "../session.ts";

type Options = {
  readonly organization?: string;
  readonly name: string;
  readonly scope: readonly PermissionName[];
  readonly expires: Expiry;
  readonly quiet?: boolean;
  readonly json?: boolean;
};

/** `bailiwick tokens issue`: issues you a token in one organization, and prints its text, once. */
export function issue(tokens: Command): void {
  inOrganization(tokens.command("issue"))
    .description("issue yourself a token in one organization, and print it; it can't be printed again")
    .requiredOption("--name <name>", "such as the program that uses it")
    .requiredOption("--scope <permission>", "what it can do, as far as you can; can be repeated", scopes)
    .addOption(
      new Option("--expires <when>", "90d, 2026-12-31 or never")
        .argParser(expiry)
        .default(expiry("90d"), "90d"),
    )
    .option("--quiet", "print nothing but the token")
    .option("--json", "print JSON")
    .action(async ({ organization, name, scope, expires, quiet, json }: Options) => {
      const client = await asPerson();
      const issued = await client.tokens.issue.mutate({
        organization: await organizationOf(client, organization),
        name,
        scopes: [...new Set(scope)],
        expiresAt: expires.at,
      });
      if (json) return printJson(issued);
      printLine(issued.text);
      if (quiet) return;
      const { token } = issued;
      const until =
        token.expiresAt === null ? "until it is revoked" : `until ${token.expiresAt.slice(0, 10)}`;
      note(`Issued ${token.name}, ${until}. Store the token now: it can't be shown again.`);
    });
}
