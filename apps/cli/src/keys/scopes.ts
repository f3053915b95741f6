import type { PermissionName } from "@bailiwick/domain";
import { InvalidArgumentError } from "commander";

/** A permission, or a name for several of them: the instance knows which there are. */
const isName = (text: string): text is PermissionName => /^[a-z_]+:[a-z_]+$/.test(text);

/** Collects scopes that are given one by one. */
export function scopes(text: string, before: readonly PermissionName[] = []): PermissionName[] {
  if (isName(text)) return [...before, text];
  throw new InvalidArgumentError("A scope is named like member:read.");
}

/** Collects texts that are given one by one. */
export const several = (text: string, before: readonly string[] = []): string[] => [...before, text];
