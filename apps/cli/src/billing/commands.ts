import type { Command } from "commander";
import { list } from "./list.ts";
import { show } from "./show.ts";
import { verify } from "./verify.ts";

/** `bailiwick billing …` */
export function billing(root: Command): void {
  const group = root
    .command("billing")
    .description("show what an organization or standalone workspace is billed");
  for (const command of [list, show, verify]) command(group);
}
