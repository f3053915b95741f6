import type { Command } from "commander";
import { create } from "./create.ts";
import { deleteRole } from "./delete.ts";
import { list } from "./list.ts";
import { update } from "./update.ts";

/** `bailiwick roles …` */
export function roles(root: Command): void {
  const group = root.command("roles").description("roles, built in and custom");
  for (const command of [list, create, update, deleteRole]) command(group);
}
