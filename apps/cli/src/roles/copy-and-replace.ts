import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { changingRole, draftFrom, type RoleOptions } from "./draft.ts";

/**
 * `bailiwick roles copy-and-replace`: replaces a built-in role with a custom one; options that are omitted are copied.
 */
export function copyAndReplace(roles: Command): void {
  changingRole(roles.command("copy-and-replace <key>"))
    .description("replace a built-in role with a custom copy, for everyone who has it")
    .requiredOption("--name <name>", "the name of the copy")
    .action(async (key: string, { json, ...options }: RoleOptions) => {
      const { client, present, draft } = await draftFrom(key, options);
      const replaced = await client.roles.copyAndReplace.mutate(draft);
      if (json) return printJson(replaced);
      const { people, teams, invitations } = replaced.moved;
      printLine(
        `Replaced the role ${present.name} with ${replaced.role.name} for ${people} people, ${teams} teams and ${invitations} invitations.`,
      );
    });
}
