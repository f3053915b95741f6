import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { changingRole, draftFrom, type RoleOptions } from "./draft.ts";

/** `bailiwick roles update`: edits a custom role; omitted options stay unchanged. */
export function update(roles: Command): void {
  changingRole(roles.command("update <key>"))
    .description("edit a custom role; omitted fields stay the same")
    .option("--name <name>", "the name")
    .action(async (key: string, { json, ...options }: RoleOptions) => {
      const { client, draft } = await draftFrom(key, options);
      const role = await client.roles.update.mutate(draft);
      if (json) return printJson(role);
      const { people, teams } = role.held;
      printLine(`Updated the role ${role.name}, held by ${people} people and ${teams} teams.`);
    });
}
