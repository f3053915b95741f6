import type { Outputs } from "@bailiwick/client";
import type { ChainHead } from "@bailiwick/domain";
import { type Command, InvalidArgumentError, Option } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { type BundleVerdict, verifyBundle } from "./bundle-file.ts";
import { verifyFile } from "./export-file.ts";

type Options = NamedPlace & {
  readonly file?: string;
  readonly bundle?: string;
  readonly checkpoint?: string;
  readonly key?: string;
  readonly head?: ChainHead;
  readonly start?: ChainHead;
  readonly json?: boolean;
};

type Answer = Outputs["audit"]["verify"];

type Verdict = {
  /** The position up to which retention removed the log; null where it removed nothing, or that is not known. */
  readonly start: ChainHead | null;
  readonly intact: boolean;
  readonly entries: number;
  readonly head: ChainHead | null;
  readonly fault: { readonly seq: number; readonly reason: string; readonly message: string } | null;
};

/** `bailiwick audit verify`: on the server or, with a file, locally without one. */
export function verify(audit: Command): void {
  inPlace(audit.command("verify"), "of an organization")
    .description("verify an organization's audit chain, or an exported file offline")
    .addOption(
      new Option(
        "--file <path>",
        "an export of audit entries, as NDJSON, to verify without a server",
      ).conflicts(["workspace", "organization"]),
    )
    .addOption(
      new Option(
        "--bundle <folder>",
        "a log with a signed checkpoint, as written by audit bundle, to verify without a server",
      ).conflicts(["workspace", "organization", "file", "head", "start"]),
    )
    .option("--checkpoint <file>", "for a bundle: a checkpoint that you kept, instead of the one in it")
    .option("--key <key>", "for a bundle: the key that you know, instead of the one in it")
    .option("--head <seq:hash>", "a head of the chain that you kept, to compare with", readHead)
    .addOption(
      new Option("--start <seq:hash>", "for a file: the position up to which retention removed the log")
        .argParser(readHead)
        .conflicts(["workspace", "organization"]),
    )
    .option("--json", "print JSON")
    .action(async (options: Options) => {
      const { file, bundle, checkpoint, key, head, start, json: _, ...named } = options;
      const verdict =
        bundle !== undefined
          ? bundled(await verifyBundle(bundle, { ...(checkpoint && { checkpoint }), ...(key && { key }) }))
          : file === undefined
            ? await online(named, head)
            : await offline(file, head, start);
      if (options.json) printJson(verdict);
      if (verdict.fault !== null) throw new Failure(verdict.fault.message);
      if (!options.json)
        printLine(`Intact: ${verdict.entries} entries.${tellStart(verdict.start)}${tellHead(verdict.head)}`);
    });
}

/** Makes the server verify the chain, piece by piece, and compare it with a noted head. */
async function online(named: NamedPlace, kept: ChainHead | undefined): Promise<Verdict> {
  const client = await signedIn();
  const place = await placeOf(client, named);
  let after: ChainHead | undefined;
  let entries = 0;
  let through: "same" | "other" | null = null;
  for (;;) {
    const answer: Answer = await client.audit.verify.query({
      ...place,
      ...(after === undefined ? {} : { after }),
      ...(kept === undefined ? {} : { kept }),
    });
    entries += answer.entries;
    through = answer.kept ?? through;
    const { intact, head, end, fault } = answer;
    const start = answer.start.seq === 0 ? null : answer.start;
    if (through === "other" && kept !== undefined) {
      const message = `The log isn't the one that ended at ${kept.seq}:${kept.hash}; it was rewritten since.`;
      const fault = { seq: kept.seq, reason: "head", message };
      return { intact: false, entries, head: null, start: null, fault };
    }
    if (!intact || head.seq >= end.seq) {
      return { intact, entries, head: intact ? head : null, start, fault };
    }
    after = head;
  }
}

async function offline(file: string, head?: ChainHead, start?: ChainHead): Promise<Verdict> {
  const verdict = await verifyFile(file, head, start);
  if (verdict.intact) {
    return { intact: true, entries: verdict.checked, head: verdict.head, start: start ?? null, fault: null };
  }
  const { checked: entries, seq, reason, message } = verdict;
  return { intact: false, entries, head: null, start: null, fault: { seq, reason, message } };
}

function bundled(verdict: BundleVerdict): Verdict {
  const start = verdict.start.seq === 0 ? null : verdict.start;
  if (verdict.intact)
    return { intact: true, entries: verdict.checked, head: verdict.head, start, fault: null };
  const { checked: entries, seq, reason, message } = verdict;
  return { intact: false, entries, head: null, start, fault: { seq, reason, message } };
}

function tellStart(start: ChainHead | null): string {
  return start === null
    ? ""
    : ` It begins after ${start.seq}:${start.hash}, up to which it was exported and removed.`;
}

function tellHead(head: ChainHead | null): string {
  return head === null ? "" : ` The chain ends at ${head.seq}:${head.hash}`;
}

function readHead(text: string): ChainHead {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined)
    throw new InvalidArgumentError("It has to be a number, a colon and 64 hex digits.");
  return { seq: Number(seq), hash };
}
