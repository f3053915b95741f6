import { createHash, createPublicKey, verify } from "node:crypto";
import { BundleEnvelope } from "@bailiwick/contracts";
import type { BundleCrypto, ReadManifest } from "@bailiwick/domain";

/** What reading a bundle needs of Node. */
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

/** The first line of a bundle, if it has the fields of its format. */
export const readEnvelope: ReadManifest = (value) => {
  const read = BundleEnvelope.safeParse(value);
  if (!read.success) return null;
  const { record, publicKey, signature } = read.data;
  return { manifest: record, publicKey, signature };
};
