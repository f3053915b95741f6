import { isPermissionName, type PermissionName } from "@bailiwick/domain";
import { type Command, InvalidArgumentError, Option } from "commander";

/** The levels of roles. */
export type Level = "organization" | "workspace";

/** The option for the level of the role. */
export function atLevel(command: Command): Command {
  return command.addOption(
    new Option("--level <level>", "where the role counts")
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
