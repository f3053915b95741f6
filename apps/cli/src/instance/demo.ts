import type { Command } from "commander";
import { visit } from "./visit.ts";

/** `bailiwick demo remove`: removes the demo from the instance's database. */
export function demo(program: Command): void {
  program
    .command("demo")
    .description("manage the demo data of this machine's instance")
    .command("remove")
    .description("remove the demo accounts and everything they created")
    .action(async () => {
      const { removeDemo } = await import("@bailiwick/db");
      const accounts = await visit(({ owner }) => removeDemo(owner));
      process.stdout.write(
        accounts === 0 ? "There is no demo here.\n" : `Removed ${accounts} demo accounts.\n`,
      );
    });
}
