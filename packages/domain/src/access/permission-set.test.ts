import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dataSecurity } from "../blueprints/data-security.ts";
import * as sets from "./permission-set.ts";
import type { PermissionName } from "./permissions.ts";

const { capacity, contains, fromBits, none, toBits, union } = sets;
const { catalogue } = dataSecurity;
const { permissions } = catalogue;
const of = (list: Iterable<PermissionName>) => sets.of(list, catalogue);
const has = (set: sets.PermissionSet, name: PermissionName) => sets.has(set, name, catalogue);
const names = (set: sets.PermissionSet) => sets.names(set, catalogue);
const bitOf = (name: PermissionName) => catalogue.named[name]?.bit ?? -1;

const everyName = permissions.map((row) => row.name);
const someNames = fc.subarray(everyName);
const bitText = fc
  .array(fc.constantFrom("0", "1"), { minLength: capacity, maxLength: capacity })
  .map((characters) => characters.join(""));

const inOrder = (list: Iterable<PermissionName>) =>
  [...new Set(list)].toSorted((one, other) => bitOf(one) - bitOf(other));

describe("a permission set", () => {
  test("holds exactly the permissions it was made from", () => {
    fc.assert(
      fc.property(someNames, (list) => {
        const set = of(list);
        for (const name of everyName) expect(has(set, name)).toBe(list.includes(name));
        expect(names(set)).toEqual(inOrder(list));
      }),
    );
  });

  test("ignores order and repetition", () => {
    fc.assert(
      fc.property(someNames, (list) => {
        expect(toBits(of([...list.toReversed(), ...list]))).toBe(toBits(of(list)));
      }),
    );
  });

  test("prints 256 digits, and digit i is bit i", () => {
    fc.assert(
      fc.property(someNames, (list) => {
        const text = toBits(of(list));
        expect(text).toMatch(/^[01]{256}$/);
        for (const row of permissions) expect(text[row.bit]).toBe(list.includes(row.name) ? "1" : "0");
      }),
    );
  });

  test("round-trips any 256 digits", () => {
    fc.assert(
      fc.property(bitText, (text) => {
        expect(toBits(fromBits(text))).toBe(text);
      }),
    );
  });

  test("reads unassigned bits without inventing a name", () => {
    fc.assert(
      fc.property(bitText, (text) => {
        const set = fromBits(text);
        expect(names(set)).toEqual(everyName.filter((name) => text[bitOf(name)] === "1"));
      }),
    );
  });

  test("prints the first and the last bit where Postgres reads them", () => {
    expect(toBits(of(["platform:read"])).indexOf("1")).toBe(0);
    const last = fromBits(`${"0".repeat(255)}1`);
    expect(last[7]).toBe(0x80000000);
  });

  test.each([
    ["nothing", ""],
    ["a digit too few", "0".repeat(255)],
    ["a digit too many", "0".repeat(257)],
    ["another digit", `2${"0".repeat(255)}`],
    ["a line end at the end", `${"0".repeat(256)}\n`],
    ["a space within", `${"0".repeat(128)} ${"0".repeat(127)}`],
  ])("refuses to read %s", (_, text) => {
    expect(() => fromBits(text)).toThrow(RangeError);
  });

  test("throws on a name that is not a permission", () => {
    expect(() => of(["member:fly"])).toThrow(RangeError);
  });
});

describe("the union of sets", () => {
  test("holds what either holds", () => {
    fc.assert(
      fc.property(someNames, someNames, (one, other) => {
        expect(names(union(of(one), of(other)))).toEqual(inOrder([...one, ...other]));
      }),
    );
  });

  test("ignores order, grouping and repetition", () => {
    fc.assert(
      fc.property(bitText, bitText, bitText, (a, b, c) => {
        const [one, two, three] = [fromBits(a), fromBits(b), fromBits(c)] as const;
        const whole = toBits(union(one, two, three));
        expect(toBits(union(three, union(two, one)))).toBe(whole);
        expect(toBits(union(one, one, two, three, two))).toBe(whole);
      }),
    );
  });

  test("does not change its inputs", () => {
    const one = of(["member:add"]);
    const before = toBits(one);
    union(one, of(["member:remove"]));
    expect(toBits(one)).toBe(before);
  });

  test("of no sets is empty", () => {
    expect(names(union())).toEqual([]);
    expect(toBits(union())).toBe(toBits(none));
  });
});

describe("containment", () => {
  test("agrees with containment of the names", () => {
    fc.assert(
      fc.property(someNames, someNames, (one, other) => {
        expect(contains(of(one), of(other))).toBe(other.every((name) => one.includes(name)));
      }),
    );
  });

  test("holds for every part of a union, over all 256 bits", () => {
    fc.assert(
      fc.property(bitText, bitText, (a, b) => {
        const [one, two] = [fromBits(a), fromBits(b)] as const;
        expect(contains(union(one, two), one)).toBe(true);
        expect(contains(union(one, two), two)).toBe(true);
        expect(contains(one, two)).toBe(toBits(union(one, two)) === a);
      }),
    );
  });

  test("detects a single extra bit at any position", () => {
    const all = "1".repeat(capacity);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: capacity - 1 }), (bit) => {
        const without = fromBits(`${all.slice(0, bit)}0${all.slice(bit + 1)}`);
        expect(contains(without, fromBits(all))).toBe(false);
        expect(contains(fromBits(all), without)).toBe(true);
      }),
    );
  });

  test("of the empty set always holds", () => {
    fc.assert(fc.property(bitText, (text) => contains(fromBits(text), none)));
  });
});
