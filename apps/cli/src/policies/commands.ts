import type { Command } from "commander";
import { check } from "./check.ts";
import { get } from "./get.ts";
import { set } from "./set.ts";

/** `bailiwick policies …` */
export function policies(root: Command): void {
  const group = root
    .command("policies")
    .description("read and write a workspace's policies about models as text, and ask what they decide");
  for (const command of [get, set, check]) command(group);
}
