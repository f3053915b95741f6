import { isPermissionName, type PermissionName } from "@bailiwick/domain";
import { InvalidArgumentError } from "commander";

/**
 * Parses an argument that names a permission, such as member:add.
 * @throws InvalidArgumentError for anything else
 */
export function permissionNamed(text: string): PermissionName {
  if (isPermissionName(text)) return text;
  throw new InvalidArgumentError("A permission is named like member:add.");
}
