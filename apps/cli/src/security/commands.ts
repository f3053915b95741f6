import type { Command } from "commander";
import { history } from "./history.ts";
import { set } from "./set.ts";
import { show } from "./show.ts";
import { confirm, restore, revert } from "./trial.ts";

/** `bailiwick security …`: `bailiwick policies` is about models. */
export function security(root: Command): void {
  const group = root
    .command("security")
    .description("read and change the security policy of a workspace or organization");
  for (const command of [show, set, confirm, revert, history, restore]) command(group);
}
