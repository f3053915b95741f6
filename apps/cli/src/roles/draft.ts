import { isPermissionName, type PermissionName } from "@bailiwick/domain";
import { type Command, InvalidArgumentError, Option } from "commander";
import { Failure } from "../failure.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";

/** The levels of roles. */
export type Level = "organization" | "workspace";

/** The option for the level of the role. */
export function atLevel(command: Command): Command {
  return command.addOption(
    new Option("--level <level>", "the level of the role")
      .choices(["organization", "workspace"])
      .default("workspace"),
  );
}

/** Parses a comma-separated list of permissions. */
export function permissionList(text: string): PermissionName[] {
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !isPermissionName(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`There is no permission ${unknown}.`);
  return names.filter(isPermissionName);
}

/** A role by its key, and its changes; omitted options stay unchanged. */
export type RoleOptions = {
  readonly organization?: string;
  readonly level: Level;
  readonly name?: string;
  readonly description?: string;
  readonly permissions?: PermissionName[];
  readonly json?: boolean;
};

/** The options of a command that changes a role. */
export function changingRole(command: Command): Command {
  return atLevel(inOrganization(command))
    .option("--permissions <list>", "its permissions, separated by commas", permissionList)
    .option("--description <text>", "a description")
    .option("--json", "print JSON");
}

/**
 * The named role, and its draft with the options applied.
 * @throws Failure when there is no such role
 */
export async function draftFrom(key: string, { organization: named, level, ...changes }: RoleOptions) {
  const client = await signedIn();
  const organization = await organizationOf(client, named);
  const { items } = await client.roles.list.query({ organization });
  const present = items.find((role) => role.level === level && role.key === key);
  if (present === undefined) throw new Failure(`No ${level} role ${key} here.`);
  const { name, description, permissions } = { ...present, ...changes };
  return { client, present, draft: { organization, level, key, name, description, permissions } };
}
