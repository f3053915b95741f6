import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts texts for one purpose of the instance. */
export type SealedBox = {
  /** @param about what the text belongs to: nowhere else can it be opened */
  readonly seal: (plain: string, about: string) => string;
  /** @throws what was not sealed with this instance's secret, for this purpose, about this */
  readonly open: (box: string, about: string) => string;
};

const [nonceBytes, tagBytes] = [12, 16];

/** AES-256-GCM (NIST SP 800-38D), under a key derived from the instance's secret for this purpose only (RFC 5869). */
export function sealedBox(instanceSecret: string, purpose: string): SealedBox {
  const key = Buffer.from(hkdfSync("sha256", instanceSecret, "", purpose, 32));
  return {
    seal: (plain, about) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
    },
    open: (box, about) => {
      const bytes = Buffer.from(box, "base64");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return (
        decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, "utf8") + decipher.final("utf8")
      );
    },
  };
}
