import type { Command } from "commander";
import { printLine } from "../output.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";

/** `bailiwick storage delete <path>`: deletes a file. */
export function remove(storage: Command): void {
  inWorkspace(storage.command("delete <path>"))
    .description("delete a file of a workspace; it can't be restored")
    .action(async (path: string, named: { readonly workspace?: string }) => {
      const client = await signedIn();
      await client.storage.delete.mutate({ workspace: await workspaceOf(client, named.workspace), path });
      printLine(`Deleted ${path}.`);
    });
}
