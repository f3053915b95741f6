import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { MoveReceipt } from "@bailiwick/contracts";
import { isIntact, type MoveReceipt as Receipt } from "@bailiwick/domain";
import type { Command } from "commander";
import { readEntries, verifyFile } from "../audit/export-file.ts";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";

type Options = { readonly log?: string; readonly json?: boolean };

/** `bailiwick receipt verify`: checks the receipt of a move offline, by itself or against an exported log. */
export function verify(receipt: Command): void {
  receipt
    .command("verify <file>")
    .description("verify the receipt of a move offline")
    .option("--log <file>", "an export of audit entries, as NDJSON, in which the move has to be")
    .option("--json", "print JSON")
    .action(async (file: string, { log, json }: Options) => {
      const read = await readReceipt(file);
      if (!isIntact(read, (text) => hash("sha256", text, "hex")))
        throw new Failure(`${file} was changed after it was written.`);
      const seq = log === undefined ? null : await entryWith(read, log);
      if (json) return printJson({ intact: true, seq, receipt: read });
      const { title, id, kind, moved, from, to, by, at } = read;
      const [source, target] = [from, to].map((end) =>
        isTransfer(read) ? end.organization.name : end.workspace.name,
      );
      printLine(`Intact: ${kind} ${title ?? id}, moved from ${source} to ${target}.`);
      printLine(`By ${by.name} at ${at}. ${moved.map((each) => `${each.kind}: ${each.amount}`).join(", ")}`);
      if (seq !== null) printLine(`The log has it as entry ${seq}.`);
    });
}

async function readReceipt(file: string): Promise<Receipt> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Failure(
      error.code === "ENOENT" ? `There is no file ${file}.` : `${file} can't be read (${error.code}).`,
    );
  });
  const receipt = MoveReceipt.safeParse(jsonIn(text));
  if (!receipt.success) throw new Failure(`${file} is not the receipt of a move.`);
  return receipt.data;
}

/** The number of the entry that has this receipt, in a log that is intact. */
async function entryWith(receipt: Receipt, log: string): Promise<number> {
  const { hash } = receipt;
  const wanted = isTransfer(receipt) ? "workspace.transferred" : "resource.moved";
  const verdict = await verifyFile(log);
  if (!verdict.intact) throw new Failure(`${log}: ${verdict.message}`);
  for await (const { seq, action, outcome, after } of readEntries(log)) {
    if (action !== wanted || outcome !== "done") continue;
    const told = MoveReceipt.safeParse((jsonIn(after ?? "") as { receipt?: unknown } | undefined)?.receipt);
    if (told.success && told.data.hash === hash) return seq;
  }
  throw new Failure(`${log} doesn't have this receipt.`);
}

/** Whether a whole workspace was transferred to another organization: its receipt has its id at both ends. */
function isTransfer({ kind, id, from }: Receipt): boolean {
  return kind === "workspace" && id === from.workspace.id;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
