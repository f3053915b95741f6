import type { PermissionName } from "@bailiwick/domain";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";
import { atLevel, type Level, permissionList } from "./draft.ts";

type Options = {
  readonly organization?: string;
  readonly level: Level;
  readonly name?: string;
  readonly description?: string;
  readonly permissions?: PermissionName[];
  readonly json?: boolean;
};

/** `bailiwick roles update`: edits a custom role; omitted options stay unchanged. */
export function update(roles: Command): void {
  atLevel(inOrganization(roles.command("update <key>")))
    .description("edit a custom role; omitted fields stay the same")
    .option("--name <name>", "the name")
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
      const role = await client.roles.update.mutate({
        organization,
        level,
        key,
        name,
        description,
        permissions,
      });
      if (json) return printJson(role);
      const { people, teams } = role.held;
      printLine(`Updated the role ${role.name}, held by ${people} people and ${teams} teams.`);
    });
}
