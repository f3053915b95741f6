import { isPermissionName, type PermissionName } from "@bailiwick/domain";
import { type Command, InvalidArgumentError, Option } from "commander";

/** The levels at which a role counts. */
export type Level = "organization" | "workspace";

/** The option that says at which level the role is. */
export function atLevel(command: Command): Command {
  return command.addOption(
    new Option("--level <level>", "where the role counts")
      .choices(["organization", "workspace"])
      .default("workspace"),
  );
}

/** Reads a list of permissions that are separated by commas. */
export function permissionList(text: string): PermissionName[] {
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !isPermissionName(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`There is no permission ${unknown}.`);
  return names.filter(isPermissionName);
}
