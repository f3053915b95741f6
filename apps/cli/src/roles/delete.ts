import type { Command } from "commander";
import { printLine } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";
import { atLevel, type Level } from "./draft.ts";

type Options = { readonly organization?: string; readonly level: Level; readonly replacement?: string };

/** `bailiwick roles delete`: deletes a custom role. */
export function deleteRole(roles: Command): void {
  atLevel(inOrganization(roles.command("delete <key>")))
    .description("delete a custom role")
    .option("--replacement <key>", "the role that people with the deleted role get")
    .action(async (key: string, { organization: named, level, replacement }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named);
      const { moved } = await client.roles.delete.mutate({
        organization,
        level,
        key,
        replacement: replacement ?? null,
      });
      printLine(
        moved === 0
          ? `Deleted the role ${key}.`
          : `Deleted the role ${key}; ${moved} have ${replacement} now.`,
      );
    });
}
