import type { Actor, KeyLevel, PermissionName } from "@bailiwick/domain";
import { standsAlone } from "../../kinds.ts";

/** The scope of the key by which a directory writes. */
export const syncScope: PermissionName = "directory:sync";

/** Whose key it is: the workspace's, where that is its whole organization. */
export const tokenLevel = ({ blueprint }: Pick<Actor, "blueprint">): KeyLevel =>
  blueprint !== null && standsAlone(blueprint) ? "workspace" : "organization";
