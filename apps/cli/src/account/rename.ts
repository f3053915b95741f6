import type { Command } from "commander";
import { printLine } from "../output.ts";
import { asPerson } from "../session.ts";

/** `bailiwick account rename`: changes your name. */
export function rename(account: Command): void {
  account
    .command("rename <name>")
    .description("change your own name")
    .action(async (name: string) => {
      const renamed = await (await asPerson()).account.rename.mutate({ name });
      printLine(`Your name is now ${renamed.name}.`);
    });
}
