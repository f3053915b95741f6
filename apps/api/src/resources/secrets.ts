import { aboutSecret, type KeptSecret, secretBox } from "@bailiwick/db";
import type { FieldValues, ResourceKind } from "@bailiwick/domain";
import type { InPlace } from "./internal.ts";

/** Encrypts a secret under this version of the key. `about` is what it belongs to: nowhere else can it be decrypted. */
export type KeepSecret = (plain: string, about: string, version: number) => KeptSecret;

/** As many of the last characters are shown, and none of a secret of which that would be too much. */
const shown = { characters: 4, from: 12 };

/** Encrypts under keys that are derived from the instance's secret for this purpose. */
export function secretKeeper(instanceSecret: string): KeepSecret {
  return (plain, about, version) => ({
    version,
    box: secretBox(instanceSecret, version).seal(plain, about),
    last: plain.length < shown.from ? "" : plain.slice(-shown.characters),
  });
}

const secretsOf = ({ fields }: ResourceKind) => fields.filter(({ type }) => type === "secret");

/**
 * The values to store: the secrets among those that were given are encrypted, each for its field of this resource, under the
 * version of the key that is current until this change ends.
 */
export async function sealed(
  { sql, instance }: InPlace,
  kind: ResourceKind,
  id: string,
  values: FieldValues,
): Promise<FieldValues> {
  const given = secretsOf(kind).flatMap(({ key }) => {
    const value = values[key];
    return typeof value === "string" ? [{ key, value }] : [];
  });
  if (given.length === 0) return values;
  const [current] = await sql<{ version: number }>("SELECT authz.current_secret_version() AS version");
  if (current === undefined) throw new Error("the key of secrets has no version");
  const kept = given.map(({ key, value }) => [
    key,
    instance.keepSecret(value, aboutSecret(id, key), current.version),
  ]);
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
