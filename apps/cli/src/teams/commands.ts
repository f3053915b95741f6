import type { Command } from "commander";
import { add } from "./add.ts";
import { create } from "./create.ts";
import { deleteTeam } from "./delete.ts";
import { grant } from "./grant.ts";
import { list } from "./list.ts";
import { members } from "./members.ts";
import { remove } from "./remove.ts";
import { rename } from "./rename.ts";
import { ungrant } from "./ungrant.ts";

/** `bailiwick teams …` */
export function teams(root: Command): void {
  const group = root.command("teams").description("manage teams and their roles in workspaces");
  for (const command of [list, create, rename, deleteTeam, members, add, remove, grant, ungrant]) {
    command(group);
  }
}
