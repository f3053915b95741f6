import type { Blueprint, PermissionName } from "@bailiwick/domain";
import { words } from "../../texts/words.ts";

/** What a permission allows in an organization of this blueprint; its name, if the blueprint does not have it. */
export function phraseIn({ catalogue }: Pick<Blueprint, "catalogue">, name: PermissionName): string {
  const row = catalogue.named[name];
  return row === undefined ? name : words.permission(row);
}
