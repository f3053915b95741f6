import { existsSync } from "node:fs";
import { open, rename, rm, stat, truncate } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exportResources, refusalOf } from "@bailiwick/client";
import { type ExportFormat, exportFormats } from "@bailiwick/contracts";
import { type Command, Option } from "commander";
import { Failure } from "../failure.ts";
import { note, printLine } from "../output.ts";
import { progressOn } from "../progress.ts";
import { type Chosen, choosing, wantedOf } from "./list.ts";
import { reachedIn } from "./partial-file.ts";
import { kindAt, type OfKind } from "./place.ts";

type Options = Chosen & {
  readonly format: ExportFormat;
  readonly bom?: boolean;
  readonly output?: string;
  readonly resume?: boolean;
};

/**
 * `bailiwick resources export`: everything that a list with the same options shows, to standard output or into a file.
 * The file gets its name once it is complete; until then it is `<name>.partial`, which --resume continues.
 */
export function exportList(resources: Command): void {
  choosing(resources.command("export <kind>"))
    .description("write all resources of a kind to standard output or a file")
    .addOption(new Option("--format <format>", "how").choices(exportFormats).default("csv"))
    .option("--bom", "start a CSV file with a byte order mark, for spreadsheets")
    .option("--output <file>", "write into a new file, and show the progress on a terminal")
    .option("--resume", "continue the incomplete export of --output, with the same options")
    .action(async (key: string, { format, bom, output, resume, ...chosen }: Options) => {
      if (resume && output === undefined) {
        throw new Failure("Pass --output with the name of the file to continue.", { usage: true });
      }
      const at = await kindAt(key, chosen);
      const wanted = { ...(await wantedOf(at, chosen)), format, bom: bom === true };
      if (output !== undefined) return toFile(at, wanted, output, resume === true);
      const parts = textsOf(at, wanted, process.stdout.isTTY === true ? null : process.stderr);
      await pipeline(Readable.from(parts), process.stdout, { end: false }).catch(unlessClosed);
    });
}

/** A reader that has enough, such as `head`, is no failure. */
function unlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

type Wanted = Parameters<typeof exportResources>[1];

async function toFile(at: OfKind, wanted: Wanted, output: string, isResumed: boolean): Promise<void> {
  const partial = `${output}.partial`;
  if (existsSync(output)) throw new Failure(`There is already a file ${output}.`);
  if (isResumed !== existsSync(partial)) {
    throw new Failure(
      isResumed
        ? `There is no incomplete export ${partial}.`
        : `There is an incomplete export ${partial}. Continue it with --resume, or delete it.`,
    );
  }
  const after = isResumed ? await cut(partial, wanted.format) : null;
  // Opened before the export is asked for, and so before it is in the log.
  const file = await open(partial, isResumed ? "a" : "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${partial} can't be written (${error.code}).`);
  });
  try {
    const texts = textsOf(at, after === null ? wanted : { ...wanted, after }, process.stderr);
    await pipeline(Readable.from(texts), file.createWriteStream({ flush: true }));
  } catch (error) {
    if (after !== null && refusalOf(error)?.path === "after") {
      throw new Failure(`The last resource in ${partial} is gone. Delete the file, and start again.`);
    }
    if ((await stat(partial)).size === 0) await rm(partial);
    else note(`The export is incomplete. Continue it with --resume --output ${output}`);
    throw error;
  }
  await rename(partial, output);
  printLine(`Exported to ${output}.`);
}

/** Cuts an incomplete row off. Returns the id of the last complete one; null to start again. */
async function cut(partial: string, format: ExportFormat): Promise<string | null> {
  const { end, id } = await reachedIn(partial, format);
  await truncate(partial, id === null ? 0 : end);
  return id;
}

/** The parts of the file, read as fast as they are written. */
async function* textsOf(
  { client }: OfKind,
  wanted: Wanted,
  terminal: NodeJS.WriteStream | null,
): AsyncGenerator<string> {
  const show = terminal === null ? null : await progressOn(terminal);
  let progress: ReturnType<NonNullable<typeof show>> | undefined;
  try {
    for await (const { text, rows, of } of exportResources(client, wanted)) {
      progress ??= show?.(of);
      progress?.at(rows);
      yield text;
    }
  } finally {
    progress?.end();
  }
}
