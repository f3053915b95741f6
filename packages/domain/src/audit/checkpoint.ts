import type { ChainHead } from "./audit-chain.ts";

/*
 * A checkpoint of a chain as a signed note (C2SP tlog-checkpoint and signed-note): the origin, the number of entries, and
 * the hash of the last one; signed with Ed25519 by a key named like the origin. Bytes are lowercase hex here.
 */

/** The platform's Base64, the same in browsers, Node and other runtimes. */
declare function btoa(binary: string): string;
declare function atob(text: string): string;

/** What a checkpoint says. The origin ends with the organization's id. */
export type Checkpoint = { readonly origin: string; readonly head: ChainHead };

/** A note that was read: the exact text that was signed, and who signed it. */
export type SignedNote = {
  readonly checkpoint: Checkpoint;
  /** The bytes of the signatures are over its UTF-8. */
  readonly body: string;
  readonly signatures: readonly {
    readonly name: string;
    readonly keyId: string;
    readonly signature: string;
  }[];
};

/** A public key that checkpoints are verified with. */
export type VerifierKey = { readonly name: string; readonly keyId: string; readonly publicKey: string };

/** The type byte of Ed25519 in the identifiers of signed-note keys. */
const ed25519 = "01";

/** The origin of an organization's checkpoints. `host` is where the instance is reached. */
export function checkpointOrigin(host: string, organization: string): string {
  return `${host}/audit/${organization}`;
}

/** The text that is signed. */
export function checkpointBody({ origin, head }: Checkpoint): string {
  return `${origin}\n${head.seq}\n${hexToBase64(head.hash)}\n`;
}

/** The text whose SHA-256 begins with the key's identifier, as hex. */
export function keyIdInput(name: string, publicKey: string): string {
  const encoded = [...name].map((sign) => sign.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return `${encoded}0a${ed25519}${publicKey}`;
}

/** The note with its signature. */
export function signedNote(body: string, { name, keyId }: VerifierKey, signature: string): string {
  return `${body}\n— ${name} ${hexToBase64(keyId + signature)}\n`;
}

/** A public key as its holder publishes it: name, identifier and key. */
export function verifierKeyText({ name, keyId, publicKey }: VerifierKey): string {
  return `${name}+${keyId}+${hexToBase64(ed25519 + publicKey)}`;
}

/** Null for anything but a public key of Ed25519. That its identifier is its own is for the caller to compare. */
export function readVerifierKey(text: string): VerifierKey | null {
  const [, name = "", keyId = "", encoded = ""] = /^([!-~]+?)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const key = base64ToHex(encoded);
  if (key === null || key.length !== 66 || !key.startsWith(ed25519)) return null;
  return { name, keyId, publicKey: key.slice(2) };
}

/** Null for anything but a note with a checkpoint of a chain. That a signature is right is for the caller to verify. */
export function readNote(text: string): SignedNote | null {
  const cut = text.lastIndexOf("\n\n");
  if (cut < 0 || !text.endsWith("\n")) return null;
  const body = text.slice(0, cut + 1);
  const [origin = "", size = "", root = "", end, ...more] = body.split("\n");
  const hash = base64ToHex(root);
  if (origin === "" || end !== "" || more.length > 0) return null;
  if (!/^(0|[1-9]\d{0,14})$/.test(size) || hash?.length !== 64) return null;
  const signatures: SignedNote["signatures"][number][] = [];
  for (const line of text.slice(cut + 2, -1).split("\n")) {
    const [, name = "", encoded = ""] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = base64ToHex(encoded);
    if (name === "" || bytes === null || bytes.length <= 8) return null;
    signatures.push({ name, keyId: bytes.slice(0, 8), signature: bytes.slice(8) });
  }
  return { checkpoint: { origin, head: { seq: Number(size), hash } }, body, signatures };
}

function hexToBase64(hex: string): string {
  return btoa(hex.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))));
}

/** Null for a text that is not Base64, or not in its one form. */
function base64ToHex(text: string): string | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const bytes = atob(text);
  if (btoa(bytes) !== text) return null;
  return [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}
