import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import {
  type accessReportFormat,
  type bundleFormat,
  canonicalJson,
  type evidenceFormat,
  type Json,
  type reviewRecordFormat,
} from "@bailiwick/domain";

/** Signs a record of one of the formats; the JSON text to keep. */
export type SignRecord = (
  format: typeof reviewRecordFormat | typeof evidenceFormat | typeof accessReportFormat | typeof bundleFormat,
  record: Json,
) => string;

/** The beginning of an Ed25519 private key in PKCS #8, before its 32 bytes (RFC 8410). */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** The public key of these signatures, raw, in base64url. */
export function recordKey(instanceSecret: string): string {
  return createPublicKey(keyOf(instanceSecret)).export({ format: "jwk" }).x ?? "";
}

function keyOf(instanceSecret: string): KeyObject {
  const seed = Buffer.from(hkdfSync("sha256", instanceSecret, "", "bailiwick review records 1", 32));
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
}

/**
 * Signs with a key that follows from the instance's secret, so that it is in no database and stays the same for as long as
 * the secret does. A record contains its public key: who knows that of the instance can tell where it comes from.
 */
export function recordSigner(instanceSecret: string): SignRecord {
  const key = keyOf(instanceSecret);
  const publicKey = recordKey(instanceSecret);
  return (format, record) => {
    const signature = sign(null, Buffer.from(canonicalJson({ format, record })), key).toString("base64url");
    return `${JSON.stringify({ format, record, publicKey, signature }, null, 2)}\n`;
  };
}
