import type { Command } from "commander";
import { printJson, printTable } from "../output.ts";
import { asPerson } from "../session.ts";

/** `bailiwick organizations list`: the caller's organizations. Standalone workspaces have none to show. */
export function list(organizations: Command): void {
  organizations
    .command("list")
    .description("list your organizations")
    .option("--json", "print JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const { items } = await (await asPerson()).organizations.list.query();
      if (json) return printJson(items);
      printTable(
        ["slug", "name", "kind", "role", "state"],
        items.map(({ slug, name, blueprint, role, state }) => [slug, name, blueprint, role, state]),
      );
    });
}
