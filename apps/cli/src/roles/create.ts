import type { PermissionName } from "@bailiwick/domain";
import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";
import { atLevel, type Level, permissionList } from "./draft.ts";

type Options = {
  readonly organization?: string;
  readonly level: Level;
  readonly name: string;
  readonly description: string;
  readonly permissions: PermissionName[];
  readonly json?: boolean;
};

/** `bailiwick roles create`: creates a custom role. */
export function create(roles: Command): void {
  atLevel(inOrganization(roles.command("create")))
    .description("create a role from permissions you have")
    .requiredOption("--name <name>", "its name, from which its key is derived")
    .requiredOption("--permissions <list>", "its permissions, separated by commas", permissionList)
    .option("--description <text>", "a description", "")
    .option("--json", "print JSON")
    .action(async ({ json, organization: named, ...draft }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named);
      const role = await client.roles.create.mutate({ organization, ...draft });
      if (json) return printJson(role);
      printLine(`Created the role ${role.name} with the key ${role.key}.`);
    });
}
