import type { Command } from "commander";
import { act } from "./act.ts";
import { approvals } from "./approvals.ts";
import { create } from "./create.ts";
import { deleteResource } from "./delete.ts";
import { exportList } from "./export.ts";
import { get } from "./get.ts";
import { kinds } from "./kinds.ts";
import { list } from "./list.ts";
import { move } from "./move.ts";
import { run } from "./run.ts";
import { search } from "./search.ts";
import { update } from "./update.ts";

/** `bailiwick resources …` */
export function resources(root: Command): void {
  const group = root.command("resources").description("manage the resources of a workspace or organization");
  for (const command of [
    kinds,
    list,
    search,
    get,
    create,
    update,
    act,
    approvals,
    run,
    move,
    deleteResource,
    exportList,
  ])
    command(group);
}
