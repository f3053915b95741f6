import type { ChainHead } from "@bailiwick/domain";
import { type Command, InvalidArgumentError, Option } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { verifyFile } from "./export-file.ts";

type Options = NamedPlace & {
  readonly file?: string;
  readonly head?: ChainHead;
  readonly json?: boolean;
};

type Verdict = {
  readonly intact: boolean;
  readonly entries: number;
  readonly head: ChainHead | null;
  readonly fault: { readonly seq: number; readonly reason: string; readonly message: string } | null;
};

/** `bailiwick audit verify`: on the server, or, with a file, right here and without one. */
export function verify(audit: Command): void {
  inPlace(audit.command("verify"), "of an organization")
    .description("verify an organization's audit chain, or an exported file offline")
    .addOption(
      new Option("--file <path>", "an export of audit entries, as NDJSON; no server is asked").conflicts([
        "workspace",
        "organization",
      ]),
    )
    .option("--head <seq:hash>", "with --file: the expected end of the chain", readHead)
    .option("--json", "print JSON")
    .action(async (options: Options) => {
      if (options.head !== undefined && options.file === undefined)
        throw new Failure("--head requires --file.", { usage: true });
      const verdict =
        options.file === undefined ? await online(options) : await offline(options.file, options.head);
      if (options.json) printJson(verdict);
      if (verdict.fault !== null) throw new Failure(verdict.fault.message);
      if (!options.json) printLine(`Intact: ${verdict.entries} entries.${tellHead(verdict.head)}`);
    });
}

async function online(named: NamedPlace): Promise<Verdict> {
  const client = await signedIn();
  return client.audit.verify.query(await placeOf(client, named));
}

async function offline(file: string, head: ChainHead | undefined): Promise<Verdict> {
  const verdict = await verifyFile(file, head);
  if (verdict.intact) return { intact: true, entries: verdict.checked, head: verdict.head, fault: null };
  const { checked: entries, seq, reason, message } = verdict;
  return { intact: false, entries, head: null, fault: { seq, reason, message } };
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
