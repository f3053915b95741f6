import type { Command } from "commander";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";

type Options = {
  readonly prefix: string;
  readonly limit: number;
  readonly json?: boolean;
  readonly workspace?: string;
};

/** `bailiwick storage list`: lists a workspace's files, by path. */
export function list(storage: Command): void {
  inWorkspace(storage.command("list"))
    .description("list a workspace's files, by path")
    .option("--prefix <folder>", "only the files in this folder, such as projects/one/", "")
    .option("--limit <count>", "how many at most", count, 100)
    .option("--json", "print JSON")
    .action(async ({ prefix, limit, json, ...named }: Options) => {
      const client = await signedIn();
      const workspace = await workspaceOf(client, named.workspace);
      const files = await firstRows(limit, (page) =>
        client.storage.list.query({ workspace, prefix, ...page }),
      );
      if (json) return printJson(files);
      printTable(
        ["path", "bytes", "type", "stored", "by"],
        files.map(({ path, bytes, type, storedAt, storedBy }) => [
          path,
          String(bytes),
          type,
          storedAt.slice(0, 10),
          storedBy,
        ]),
      );
    });
}
