import { mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Client, Outputs } from "@bailiwick/client";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { bundleFiles } from "./bundle-file.ts";

type Options = NamedPlace & { readonly json?: boolean };

/** The maximum page size of the API. */
const atATime = 1_000;

/** `bailiwick audit bundle`: the whole log with a checkpoint of its end, into a new folder, to verify offline. */
export function bundle(audit: Command): void {
  inPlace(audit.command("bundle <folder>"), "of an organization")
    .description("write the whole log, a signed checkpoint and its key into a new folder, to verify offline")
    .option("--json", "print JSON")
    .action(async (folder: string, { json, ...named }: Options) => {
      const client = await signedIn();
      const wrote = await writeBundle(client, await placeOf(client, named), folder);
      if (json) return printJson(wrote);
      const { entries, checkpoint } = wrote;
      printLine(`Wrote ${entries} entries and the checkpoint of entry ${checkpoint} into ${folder}.`);
    });
}

/**
 * Writes a bundle into a new folder. The checkpoint is signed first, so that the entries go at least as far.
 * @throws Failure when the folder exists or can't be created
 */
export async function writeBundle(
  client: Client,
  place: Awaited<ReturnType<typeof placeOf>>,
  folder: string,
): Promise<{ entries: number; checkpoint: number; key: string }> {
  const { key, current } = await client.audit.checkpoints.query({ ...place, limit: 1 });
  await create(folder);
  const file = await open(join(folder, bundleFiles.entries), "wx", 0o600);
  let entries = 0;
  try {
    for await (const page of pagesOf(client, place)) {
      entries += page.length;
      await file.write(page.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    }
  } finally {
    await file.close();
  }
  await writeFile(join(folder, bundleFiles.checkpoint), current.note, { flag: "wx", mode: 0o600 });
  await writeFile(join(folder, bundleFiles.key), `${key}\n`, { flag: "wx", mode: 0o600 });
  return { entries, checkpoint: current.seq, key };
}

async function* pagesOf(client: Client, place: Awaited<ReturnType<typeof placeOf>>) {
  let cursor: string | null = null;
  do {
    const page: Outputs["audit"]["list"] = await client.audit.list.query({
      ...place,
      order: "oldest",
      limit: atATime,
      cursor,
    });
    yield page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

async function create(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") throw new Failure(`There is already a folder ${folder}.`);
    throw new Failure(`${folder} can't be created (${error.code}).`);
  });
}
