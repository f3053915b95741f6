import type { Blueprint, PermissionName } from "@bailiwick/domain";
import { words } from "../../texts/words.ts";

/** What a permission lets a person do in an organization of this blueprint; its name, where the blueprint has none. */
export function phraseIn({ catalogue }: Pick<Blueprint, "catalogue">, name: PermissionName): string {
  const row = catalogue.named[name];
  return row === undefined ? name : words.permission(row);
}
