import type { Command } from "commander";
import { allot } from "./allot.ts";
import { correct } from "./correct.ts";
import { show } from "./show.ts";
import { verify } from "./verify.ts";

/** `bailiwick quota …` */
export function quota(root: Command): void {
  const group = root
    .command("quota")
    .description("show what is metered, and allot it to an organization's workspaces");
  for (const command of [show, allot, correct, verify]) command(group);
}
