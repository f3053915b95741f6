import { createHash, createPublicKey, hash, verify } from "node:crypto";
import { createReadStream } from "node:fs";
import { AuditEntry, BundleEnvelope } from "@bailiwick/contracts";
import {
  type BundleCrypto,
  type BundleManifest,
  type AuditEntry as Entry,
  type OpenBundle,
  openBundle,
  verifyChain,
  verifyChainStream,
} from "@bailiwick/domain";
import { Failure } from "../failure.ts";

export const bundleCrypto: BundleCrypto = {
  sha256: () => {
    const state = createHash("sha256");
    return { update: (bytes) => void state.update(bytes), hex: () => state.digest("hex") };
  },
  isSigned: (text, publicKey, signature) => {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, "base64url"));
  },
};

export type Examined = {
  readonly manifest: BundleManifest;
  /** SHA-256 of what is signed. */
  readonly hash: string;
  /** SHA-256 of the key that signed it. */
  readonly signedBy: string;
};

/** Opens a bundle file. @throws Failure when it can't be read, Refused when it is none */
export function openFile(path: string): Promise<OpenBundle> {
  return openBundle(readable(path), readEnvelope, bundleCrypto);
}

/**
 * Reads a whole bundle offline: its manifest is signed by the key in it, every part is what was signed, and every entry of
 * its log is what was hashed. One line is in memory at a time.
 * @throws Failure or Refused, which say what is wrong
 */
export async function examine(path: string): Promise<Examined> {
  const bundle = await openFile(path);
  const { manifest } = bundle;
  const { whole, start, head } = manifest.log;
  const entries = entriesOf(bundle);
  const verdict = whole
    ? await verifyChainStream(entries, sha256, { orgId: manifest.organization.id, start, head })
    : await verifyAlone(entries, manifest);
  if (!verdict.intact) throw new Failure(`The log in this bundle is broken. ${verdict.message}`);
  return {
    manifest,
    hash: bundle.hash,
    signedBy: hash("sha256", Buffer.from(bundle.publicKey, "base64url")),
  };
}

/** The entries of the log, as the bundle is read to its end. */
async function* entriesOf(bundle: OpenBundle): AsyncGenerator<Entry> {
  let line = 0;
  for await (const { part, row } of bundle.rows()) {
    if (part !== "audit_entry") continue;
    line += 1;
    const entry = AuditEntry.safeParse(row);
    if (!entry.success) throw new Failure(`Line ${line} of the part ${part} is not an audit entry.`);
    yield entry.data;
  }
}

/** Entries of a workspace are each a part of their organization's chain: each is verified by itself. */
async function verifyAlone(entries: AsyncIterable<Entry>, { organization }: BundleManifest) {
  for await (const entry of entries) {
    const start = { seq: entry.seq - 1, hash: entry.prevHash };
    const verdict = verifyChain([entry], sha256, { orgId: organization.id, start });
    if (!verdict.intact) return verdict;
  }
  return { intact: true } as const;
}

const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "hex");

function readEnvelope(value: unknown) {
  const read = BundleEnvelope.safeParse(value);
  if (!read.success) return null;
  const { record, publicKey, signature } = read.data;
  return { manifest: record, publicKey, signature };
}

async function* readable(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(code === "ENOENT" ? `There is no file ${path}.` : `${path} can't be read (${code}).`);
  }
}
