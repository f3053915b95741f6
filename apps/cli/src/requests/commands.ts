import type { Command } from "commander";
import { approve, create, refuse, withdraw } from "./change.ts";
import { list } from "./list.ts";

/** `bailiwick requests …` */
export function requests(root: Command): void {
  const group = root
    .command("requests")
    .description("ask for access to a workspace or an organization, and decide about what others ask for");
  for (const command of [list, create, approve, refuse, withdraw]) command(group);
}
