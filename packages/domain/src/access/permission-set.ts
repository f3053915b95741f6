import type { Catalogue, PermissionName } from "./permissions.ts";

declare const brand: unique symbol;

/** A set of permissions: 256 bits in eight words; bit i is bit i & 31 of word i >> 5. Immutable. */
export type PermissionSet = Uint32Array & { readonly [brand]: "PermissionSet" };

/** The capacity of a set; the width of the database's `bit(256)`. */
export const capacity = 256;
const wordCount = capacity / 32;

function blank(): PermissionSet {
  return new Uint32Array(wordCount) as PermissionSet;
}

function word(set: PermissionSet, index: number): number {
  return set[index] ?? 0;
}

function raise(set: PermissionSet, bit: number): void {
  set[bit >> 5] = word(set, bit >> 5) | (1 << (bit & 31));
}

function holdsBit(set: PermissionSet, bit: number): boolean {
  return (word(set, bit >> 5) & (1 << (bit & 31))) !== 0;
}

/** The set of these permissions. Throws a RangeError on a name that is not in the catalogue. */
export function of(names: Iterable<PermissionName>, { named }: Catalogue): PermissionSet {
  const set = blank();
  for (const name of names) {
    const row = named[name];
    if (row === undefined) throw new RangeError(`${name} is no permission here`);
    raise(set, row.bit);
  }
  return set;
}

/** The empty set. */
export const none: PermissionSet = blank();

/** The union of these sets. */
export function union(...sets: readonly PermissionSet[]): PermissionSet {
  const whole = blank();
  for (const set of sets) {
    for (let index = 0; index < wordCount; index += 1) whole[index] = word(whole, index) | word(set, index);
  }
  return whole;
}

/** Whether every permission of `subset` is in `set`. */
export function contains(set: PermissionSet, subset: PermissionSet): boolean {
  for (let index = 0; index < wordCount; index += 1) {
    if ((word(subset, index) & ~word(set, index)) !== 0) return false;
  }
  return true;
}

/** Whether the set holds the permission. Ignores the workspace's state, which `can` checks. */
export function has(set: PermissionSet, name: PermissionName, { named }: Catalogue): boolean {
  const row = named[name];
  return row !== undefined && holdsBit(set, row.bit);
}

/** The names in the set, in the catalogue's order. Skips unassigned bits. */
export function names(set: PermissionSet, { permissions }: Catalogue): PermissionName[] {
  return permissions.filter((row) => holdsBit(set, row.bit)).map((row) => row.name);
}

/** Prints the set as 256 characters, character i for bit i: the text of Postgres' `bit(256)`, as `get_bit` counts. */
export function toBits(set: PermissionSet): string {
  let text = "";
  for (let bit = 0; bit < capacity; bit += 1) text += holdsBit(set, bit) ? "1" : "0";
  return text;
}

/** Parses what {@link toBits} prints. Throws a RangeError on any other text. */
export function fromBits(text: string): PermissionSet {
  if (!/^[01]{256}$/.test(text)) throw new RangeError("a permission set is 256 characters of 0 and 1");
  const set = blank();
  for (let bit = text.indexOf("1"); bit !== -1; bit = text.indexOf("1", bit + 1)) raise(set, bit);
  return set;
}
