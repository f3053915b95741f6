import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson } from "../output.ts";

/** `bailiwick doctor`: whether tenants are isolated in the instance's database, check by check. */
export function doctor(program: Command): void {
  program
    .command("doctor")
    .description("prove that tenants are isolated in the database of this machine's instance")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      "\nFinds the instance as the server does: by DATABASE_URL, or else by BAILIWICK_HOME (.bailiwick).",
    )
    .action(async ({ json }: { json?: boolean }) => {
      // The database package is the operator's part, and takes a while to load.
      const { examine, isHealthy, OperatorError, printDoctor, visitInstance } = await import("@bailiwick/db");
      const findings = await visitInstance(process.env, (urls) => examine(urls)).catch((error: unknown) => {
        throw error instanceof OperatorError ? new Failure(error.message) : error;
      });
      if (json) printJson(findings);
      else process.stdout.write(`${printDoctor(findings)}\n`);
      if (!isHealthy(findings)) throw new Failure("Tenants are not isolated in this database.");
    });
}
