import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { asPerson, workspaceOf } from "../session.ts";
import { answered } from "./answer.ts";
import { examine } from "./file.ts";

type Options = { readonly output?: string; readonly json?: boolean };

/** `bailiwick bundle export`: writes a workspace with everything in it to a new file, which it then verifies. */
export function exportBundle(bundles: Command): void {
  bundles
    .command("export [workspace]")
    .description("write a workspace with everything in it, but its secrets, to a new file")
    .option("-o, --output <file>", "the file; by default it has the name of the workspace and the day")
    .option("--json", "print JSON")
    .action(async (workspace: string | undefined, { output, json }: Options) => {
      const client = await asPerson();
      const { url, token, name } = await client.bundles.export.mutate({
        workspace: await workspaceOf(client, workspace),
      });
      const path = output ?? name;
      await download(url, token, path);
      const { manifest, hash } = await examine(path);
      const rows = manifest.parts.reduce((sum, part) => sum + part.rows, 0);
      if (json) return printJson({ file: path, hash, rows, manifest });
      printLine(`Exported ${manifest.workspace.name} to ${path}: ${rows} rows.`);
      printLine(`Bundle ${hash}`);
    });
}

async function download(url: string, token: string, path: string): Promise<void> {
  if (existsSync(path)) throw new Failure(`There is already a file ${path}.`);
  const partial = `${path}.partial`;
  const file = await open(partial, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${partial} can't be written (${error.code}).`);
  });
  try {
    const { body } = await answered(await fetch(url, { headers: { authorization: `Bearer ${token}` } }));
    if (body === null) throw new Failure("The instance answered with nothing.");
    await pipeline(Readable.fromWeb(body as ReadableStream), file.createWriteStream({ flush: true }));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  await rename(partial, path);
}
