import type { Command } from "commander";
import { copyAndReplace } from "./copy-and-replace.ts";
import { create } from "./create.ts";
import { deleteRole } from "./delete.ts";
import { list } from "./list.ts";
import { update } from "./update.ts";

/** `bailiwick roles …` */
export function roles(root: Command): void {
  const group = root.command("roles").description("manage built-in and custom roles");
  for (const command of [list, create, update, copyAndReplace, deleteRole]) command(group);
}
