import type { PermissionName } from "@bailiwick/domain";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";
import { atLevel, type Level, permissionList } from "./draft.ts";

type Options = {
  readonly organization?: string;
  readonly level: Level;
  readonly name: string;
  readonly description?: string;
  readonly permissions?: PermissionName[];
  readonly json?: boolean;
};

/**
 * `bailiwick roles copy-and-replace`: replaces a built-in role with a custom one; options that are omitted are copied.
 */
export function copyAndReplace(roles: Command): void {
  atLevel(inOrganization(roles.command("copy-and-replace <key>")))
    .description("replace a built-in role with a custom copy, for everyone who has it")
    .requiredOption("--name <name>", "the name of the copy")
    .option("--permissions <list>", "its permissions, separated by commas", permissionList)
    .option("--description <text>", "a description")
    .option("--json", "print JSON")
    .action(async (key: string, { json, organization: named, level, ...changes }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named);
      const { items } = await client.roles.list.query({ organization });
      const present = items.find((role) => role.level === level && role.key === key);
      if (present === undefined) throw new Failure(`No ${level} role ${key} here.`);
      const { name, description, permissions } = { ...present, ...changes };
      const made = { organization, level, key, name, description, permissions };
      const replaced = await client.roles.copyAndReplace.mutate(made);
      if (json) return printJson(replaced);
      const { people, teams, invitations } = replaced.moved;
      printLine(
        `Replaced the role ${present.name} with ${replaced.role.name} for ${people} people, ${teams} teams and ${invitations} invitations.`,
      );
    });
}
