import type { Command } from "commander";
import { printJson, printTable } from "../output.ts";
import { asPerson } from "../session.ts";

/** `bailiwick workspaces list`: the caller's workspaces, in every organization. */
export function list(workspaces: Command): void {
  workspaces
    .command("list")
    .description("list the workspaces you have access to")
    .option("--organization <ref>", "filter by organization slug or ID")
    .option("--search <text>", "filter by name or slug", "")
    .option("--archived", "include archived workspaces", false)
    .option("--json", "print JSON")
    .action(async (options: { organization?: string; search: string; archived: boolean; json?: boolean }) => {
      const { search, archived: includeArchived, organization: ref } = options;
      const client = await asPerson();
      const { items } = await client.workspaces.mine.query({ search, includeArchived });
      const found = items.filter(
        ({ organization }) => ref === undefined || organization.slug === ref || organization.id === ref,
      );
      if (options.json) return printJson(found);
      printTable(
        ["slug", "name", "organization", "role", "state"],
        found.map((workspace) => [
          workspace.slug,
          workspace.name,
          workspace.organization.name,
          workspace.role ?? "through the organization",
          workspace.isDefault ? `${workspace.state}, default` : workspace.state,
        ]),
      );
    });
}
