import { type SealedBox, sealedBox } from "./sealed-box.ts";

/** A secret as it is kept: encrypted, with its last characters, by which people know it again. */
export type KeptSecret = {
  /** Of the key that encrypted it. */
  readonly version: number;
  /** Nonce, tag and ciphertext, in base64. */
  readonly box: string;
  readonly last: string;
};

/** Encrypts secrets of resources, under the key of this version, which is derived from the instance's secret. */
export function secretBox(instanceSecret: string, version: number): SealedBox {
  return sealedBox(instanceSecret, `bailiwick resource secrets ${version}`);
}

/** What a secret belongs to, and is encrypted for: one field of one resource. */
export const aboutSecret = (resource: string, field: string) => `${resource}/${field}`;
