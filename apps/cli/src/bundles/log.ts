import { mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Outputs } from "@bailiwick/client";
import type { Command } from "commander";
import { bundleFiles } from "../audit/bundle-file.ts";
import { Failure } from "../failure.ts";
import { printLine } from "../output.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";

/**
 * `bailiwick bundle log`: writes the log that an imported workspace brought along, with the checkpoint of the instance where it
 * was, into a new folder. `bailiwick audit verify --bundle` verifies it offline.
 */
export function log(bundles: Command): void {
  inWorkspace(bundles.command("log <folder>"))
    .description(
      "write the log that an imported workspace brought along, to verify offline, into a new folder",
    )
    .action(async (folder: string, { workspace: named }: { readonly workspace?: string }) => {
      const client = await signedIn();
      const workspace = await workspaceOf(client, named);
      const first = await client.audit.imported.query({ workspace, limit: 1_000 });
      const { origin } = first;
      if (origin === null) throw new Failure("This workspace was not imported.");
      await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
        throw new Failure(
          error.code === "EEXIST"
            ? `There is already a folder ${folder}.`
            : `${folder} can't be created (${error.code}).`,
        );
      });
      const file = await open(join(folder, bundleFiles.entries), "wx", 0o600);
      let entries = 0;
      try {
        let page: Outputs["audit"]["imported"] = first;
        for (;;) {
          entries += page.items.length;
          await file.write(page.items.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
          const { nextCursor: cursor } = page;
          if (cursor === null) break;
          page = await client.audit.imported.query({ workspace, limit: 1_000, cursor });
        }
      } finally {
        await file.close();
      }
      await writeFile(join(folder, bundleFiles.checkpoint), origin.checkpoint, { flag: "wx", mode: 0o600 });
      await writeFile(join(folder, bundleFiles.key), `${origin.key}\n`, { flag: "wx", mode: 0o600 });
      printLine(`Wrote ${entries} entries of ${origin.instance} into ${folder}.`);
    });
}
