import type { Command } from "commander";
import { visit } from "./visit.ts";

/** `bailiwick demo remove`: takes the demo out of the instance's database. */
export function demo(program: Command): void {
  program
    .command("demo")
    .description("the demo in the database of this machine's instance")
    .command("remove")
    .description("remove the demo's accounts and all that they created")
    .action(async () => {
      const { removeDemo } = await import("@bailiwick/db");
      const accounts = await visit(({ owner }) => removeDemo(owner));
      process.stdout.write(
        accounts === 0 ? "There is no demo here.\n" : `Removed ${accounts} demo accounts.\n`,
      );
    });
}
