import { createHmac, createPrivateKey, createPublicKey, hash, hkdfSync, sign } from "node:crypto";
import {
  type ChainHead,
  checkpointBody,
  checkpointOrigin,
  keyIdInput,
  signedNote,
  type VerifierKey,
  verifierKeyText,
} from "@bailiwick/domain";

export type CheckpointSigner = {
  /** The signed note of the head of an organization's chain. `host` is where the instance is reached. */
  readonly sign: (host: string, organization: string, head: ChainHead) => string;
  /** The public key of an organization's checkpoints, as a signed-note verifier key. */
  readonly keyOf: (host: string, organization: string) => string;
  /** The last part of the address where an organization's checkpoints are published: 256 bits that no one guesses. */
  readonly addressOf: (organization: string) => string;
};

/** How a private key of Ed25519 begins in PKCS #8 (RFC 8410); its 32 bytes follow. */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * Signs with a key that is derived from the instance's secret (RFC 5869), which is never in the database: who can change
 * every row there can't sign what became of them.
 */
export function checkpointSigner(instanceSecret: string): CheckpointSigner {
  const derived = (purpose: string) => Buffer.from(hkdfSync("sha256", instanceSecret, "", purpose, 32));
  const seed = derived("bailiwick audit checkpoints 1");
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(key)
    .export({ format: "der", type: "spki" })
    .subarray(-32)
    .toString("hex");
  const addressKey = derived("bailiwick audit checkpoint addresses 1");
  const verifier = (name: string): VerifierKey => {
    const keyId = hash("sha256", Buffer.from(keyIdInput(name, publicKey), "hex"), "hex").slice(0, 8);
    return { name, keyId, publicKey };
  };
  return {
    sign: (host, organization, head) => {
      const origin = checkpointOrigin(host, organization);
      const body = checkpointBody({ origin, head });
      return signedNote(body, verifier(origin), sign(null, Buffer.from(body), key).toString("hex"));
    },
    keyOf: (host, organization) => verifierKeyText(verifier(checkpointOrigin(host, organization))),
    addressOf: (organization) => createHmac("sha256", addressKey).update(organization).digest("base64url"),
  };
}
