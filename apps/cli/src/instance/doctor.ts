import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson } from "../output.ts";
import { visit } from "./visit.ts";

/** `bailiwick doctor`: whether tenants are isolated in the instance's database, check by check. */
export function doctor(program: Command): void {
  program
    .command("doctor")
    .description("check that tenants are isolated in this machine's instance")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      "\nFinds the instance as the server does: by DATABASE_URL, or else by BAILIWICK_HOME (.bailiwick).",
    )
    .action(async ({ json }: { json?: boolean }) => {
      const { examine, isHealthy, printDoctor } = await import("@bailiwick/db");
      const findings = await visit((urls) => examine(urls));
      if (json) printJson(findings);
      else process.stdout.write(`${printDoctor(findings)}\n`);
      if (!isHealthy(findings)) throw new Failure("Tenants aren't isolated in this database.");
    });
}
