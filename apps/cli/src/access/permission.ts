import type { PermissionName } from "@bailiwick/domain";
import { InvalidArgumentError } from "commander";

/** The form of a permission. Which there are the instance knows: an operator's blueprint can declare others. */
const isName = (text: string): text is PermissionName => /^[a-z_]+:[a-z_]+$/.test(text);

/**
 * Parses an argument that names a permission, such as member:add.
 * @throws InvalidArgumentError for anything else
 */
export function permissionNamed(text: string): PermissionName {
  if (isName(text)) return text;
  throw new InvalidArgumentError("A permission is named like member:add.");
}
