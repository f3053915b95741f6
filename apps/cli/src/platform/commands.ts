import type { Command } from "commander";
import { issue } from "./issue-key.ts";
import { list } from "./list-keys.ts";
import { revoke } from "./revoke-key.ts";
import { rotate } from "./rotate-key.ts";

/** `bailiwick platform …`: for the platform admin. */
export function platform(root: Command): void {
  const keys = root
    .command("platform")
    .description("manage what concerns the whole instance, as its platform admin")
    .command("keys")
    .description("manage the keys of the instance, which work in every organization");
  for (const command of [list, issue, rotate, revoke]) command(keys);
}
