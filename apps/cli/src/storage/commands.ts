import type { Command } from "commander";
import { credential } from "./credential.ts";
import { remove } from "./delete.ts";
import { list } from "./list.ts";

/** `bailiwick storage …` */
export function storage(root: Command): void {
  const group = root.command("storage").description("reach the files of a workspace");
  for (const command of [list, credential, remove]) command(group);
}
