import type { FieldValues, ResourceKind } from "@bailiwick/domain";
import { sealedBox } from "../identity/sealed-box.ts";

/** A secret as it is kept: encrypted, with its last characters, by which people know it again. */
export type KeptSecret = {
  /** Which key encrypted it. */
  readonly version: number;
  /** Nonce, tag and ciphertext, in base64. */
  readonly box: string;
  readonly last: string;
};

/** Encrypts a secret. `about` is what it belongs to: nowhere else can it be decrypted. */
export type KeepSecret = (plain: string, about: string) => KeptSecret;

/** The current key's version. */
const version = 1;
/** As many of the last characters are shown, and none of a secret of which that would be too much. */
const shown = { characters: 4, from: 12 };

/** Encrypts under a key that is derived from the instance's secret for this purpose. */
export function secretKeeper(instanceSecret: string): KeepSecret {
  const { seal } = sealedBox(instanceSecret, `bailiwick resource secrets ${version}`);
  return (plain, about) => ({
    version,
    box: seal(plain, about),
    last: plain.length < shown.from ? "" : plain.slice(-shown.characters),
  });
}

const secretsOf = ({ fields }: ResourceKind) => fields.filter(({ type }) => type === "secret");

/** The values to store: the secrets among those that were given are encrypted, each for its field of this resource. */
export function sealed(kind: ResourceKind, id: string, values: FieldValues, keep: KeepSecret): FieldValues {
  const kept = secretsOf(kind).flatMap(({ key }) => {
    const value = values[key];
    return typeof value === "string" ? [[key, keep(value, `${id}/${key}`)]] : [];
  });
  return { ...values, ...Object.fromEntries(kept) };
}

/** The values that people see: of a secret its last characters. */
export function masked(kind: ResourceKind, values: FieldValues): FieldValues {
  const seen = secretsOf(kind).flatMap(({ key }) => {
    const kept = values[key] as KeptSecret | undefined;
    return kept === undefined ? [] : [[key, { last: kept.last }]];
  });
  return { ...values, ...Object.fromEntries(seen) };
}
