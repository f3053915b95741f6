import { isPermissionName, type PermissionName } from "@bailiwick/domain";
import { InvalidArgumentError } from "commander";

/** Collects scopes that are given one by one. */
export function scopes(text: string, before: readonly PermissionName[] = []): PermissionName[] {
  if (isPermissionName(text)) return [...before, text];
  throw new InvalidArgumentError("A scope is a permission, named like member:read.");
}

/** Collects texts that are given one by one. */
export const several = (text: string, before: readonly string[] = []): string[] => [...before, text];
