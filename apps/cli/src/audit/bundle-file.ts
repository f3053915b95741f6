import { createPublicKey, hash, verify } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type ChainHead,
  type ChainVerdict,
  type Checkpoint,
  type AuditEntry as Entry,
  emptyChain,
  keyIdInput,
  readNote,
  readVerifierKey,
  verifyChainStream,
} from "@bailiwick/domain";
import { Failure } from "../failure.ts";
import { readEntries } from "./export-file.ts";

/** The files of a bundle. */
export const bundleFiles = {
  entries: "audit.ndjson",
  checkpoint: "checkpoint.txt",
  key: "key.txt",
} as const;

/** What is compared, if not what lies in the bundle: a checkpoint that was kept elsewhere, as a file, and its key. */
export type Kept = { readonly checkpoint?: string; readonly key?: string };

export type BundleVerdict = ChainVerdict & { readonly start: ChainHead };

/** How a public key of Ed25519 begins in SPKI (RFC 8410); its 32 bytes follow. */
const spki = Buffer.from("302a300506032b6570032100", "hex");

const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "hex");

/**
 * Proves offline, by an export and a checkpoint, that nothing that the checkpoint signs was removed, changed, reordered or
 * hashed anew: the chain is whole up to the entry with the checkpoint's number, and that has its hash. Entries after it
 * are of the same chain. The beginning can only be missing where the chain itself says that retention removed it.
 * @throws Failure when a file can't be read, the key is none, or the checkpoint is not signed by it
 */
export async function verifyBundle(folder: string, kept: Kept = {}): Promise<BundleVerdict> {
  const note = await read(kept.checkpoint ?? join(folder, bundleFiles.checkpoint));
  const { origin, head } = openNote(note, kept.key ?? (await read(join(folder, bundleFiles.key))));
  const orgId = origin.slice(origin.lastIndexOf("/") + 1);
  const removed = new Set<string>();
  let start = emptyChain;
  let met: string | null = null;
  async function* watched(): AsyncGenerator<Entry> {
    for await (const entry of readEntries(join(folder, bundleFiles.entries))) {
      if (entry.seq === head.seq) met = entry.hash;
      const through = throughOf(entry);
      if (through !== null) removed.add(through);
      yield entry;
    }
  }
  for await (const first of readEntries(join(folder, bundleFiles.entries))) {
    if (first.seq > 1) start = { seq: first.seq - 1, hash: first.prevHash };
    break;
  }
  const verdict = await verifyChainStream(watched(), sha256, { orgId, start });
  if (!verdict.intact) return { ...verdict, start };
  const { checked } = verdict;
  const broken = (seq: number, reason: "gap" | "head", message: string): BundleVerdict => {
    return { intact: false, checked, seq, reason, message, start };
  };
  if (start.seq > 0 && !removed.has(textOf(start))) {
    return broken(start.seq + 1, "gap", `Entry ${start.seq + 1}: entries are missing before it.`);
  }
  if (met === null) {
    const message = `Entry ${head.seq}: the checkpoint signs it, and the log does not contain it.`;
    return broken(head.seq, "head", message);
  }
  if (met !== head.hash) {
    const message = `Entry ${head.seq}: it isn't the one that the checkpoint signs; the log was rewritten since.`;
    return broken(head.seq, "head", message);
  }
  return { ...verdict, start };
}

const textOf = ({ seq, hash }: ChainHead) => `${seq}:${hash}`;

/** The position up to which retention removed the log, if the entry says so. */
function throughOf({ action, outcome, after }: Entry): string | null {
  if (action !== "retention.applied" || outcome !== "done" || after === null) return null;
  try {
    const { through } = JSON.parse(after) as { readonly through?: ChainHead };
    return through === undefined ? null : textOf(through);
  } catch {
    return null;
  }
}

/** The checkpoint of a note that this key signed. @throws Failure */
function openNote(note: string, keyText: string): Checkpoint {
  const key = readVerifierKey(keyText);
  if (
    key === null ||
    !sha256(Buffer.from(keyIdInput(key.name, key.publicKey), "hex")).startsWith(key.keyId)
  ) {
    throw new Failure("The key is not one of a checkpoint.");
  }
  const signed = readNote(note);
  if (signed === null) throw new Failure("The checkpoint is not a signed checkpoint.");
  const der = Buffer.concat([spki, Buffer.from(key.publicKey, "hex")]);
  const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
  const isSigned = signed.signatures.some(
    ({ name, keyId, signature }) =>
      name === key.name &&
      keyId === key.keyId &&
      verify(null, Buffer.from(signed.body), publicKey, Buffer.from(signature, "hex")),
  );
  if (!isSigned || signed.checkpoint.origin !== key.name) {
    throw new Failure("The checkpoint is not signed by this key.");
  }
  return signed.checkpoint;
}

async function read(path: string): Promise<string> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Failure(
      error.code === "ENOENT" ? `There is no file ${path}.` : `${path} cannot be read (${error.code}).`,
    );
  });
}
