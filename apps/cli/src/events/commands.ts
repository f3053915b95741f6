import type { Command } from "commander";
import { follow } from "./follow.ts";
import { list } from "./list.ts";

/** `bailiwick events …` */
export function events(root: Command): void {
  const group = root.command("events").description("read what happens in a workspace or organization");
  for (const command of [list, follow]) command(group);
}
