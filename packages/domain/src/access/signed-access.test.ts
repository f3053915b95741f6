import { expect, test } from "vitest";
import { blueprints } from "../blueprints/index.ts";
import { of, toBits } from "./permission-set.ts";
import { permissionNamed } from "./permissions.ts";
import { matrixText, setFromHex, setToHex } from "./signed-access.ts";

test("a set in a token is the same set when it is read, and nothing else is one", () => {
  for (const { catalogue } of Object.values(blueprints)) {
    for (const { name } of catalogue.permissions) {
      const set = of([name, permissionNamed["workspace:read"].name], catalogue);
      const read = setFromHex(setToHex(set));
      expect(read && toBits(read)).toBe(toBits(set));
    }
  }
  for (const text of ["", "0".repeat(63), "0".repeat(65), "G".repeat(64), "A".repeat(64)])
    expect(setFromHex(text)).toBeNull();
});

test("the text of a matrix differs between blueprints, and when a permission does", () => {
  const all = Object.values(blueprints);
  expect(new Set(all.map(matrixText)).size).toBe(all.length);
  const [one] = all;
  if (one === undefined) throw new Error("there is a blueprint");
  const permissions = one.catalogue.permissions.map((row, at) =>
    at === 20 ? { ...row, usableIn: [] } : row,
  );
  expect(matrixText({ ...one, catalogue: { ...one.catalogue, permissions } })).not.toBe(matrixText(one));
});
