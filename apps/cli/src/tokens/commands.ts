import type { Command } from "commander";
import { issue } from "./issue.ts";
import { list } from "./list.ts";
import { revoke } from "./revoke.ts";
import { rotate } from "./rotate.ts";

/** `bailiwick tokens …` */
export function tokens(root: Command): void {
  const group = root
    .command("tokens")
    .description("manage your own tokens, with which programs work as far as you can");
  for (const command of [list, issue, rotate, revoke]) command(group);
}
