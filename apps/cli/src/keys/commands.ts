import type { Command } from "commander";
import { issue } from "./issue.ts";
import { list } from "./list.ts";
import { revoke } from "./revoke.ts";
import { rotate } from "./rotate.ts";
import { update } from "./update.ts";

/** `bailiwick keys …` */
export function keys(root: Command): void {
  const group = root
    .command("keys")
    .description("manage the keys of a workspace or organization, with which programs work there");
  for (const command of [list, issue, update, rotate, revoke]) command(group);
}
