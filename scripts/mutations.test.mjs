import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mutations } from "./mutations/index.mjs";
import { root } from "./prepare.mjs";

const read = (file) => readFileSync(join(root, file), "utf8");
/** The ids in brackets in the titles of tests: statements, such as [V25]. */
const idsIn = (text) => [...text.matchAll(/\[([VMCSP]\d+)\]/g)].map(([, id]) => id);

describe.each(
  mutations.map((mutation) => ({ name: `${mutation.ids.join(" ")}: ${mutation.what}`, mutation })),
)("the mutation $name", ({ mutation: { ids, file, from, to, tests } }) => {
  test("breaks exactly one place", () => {
    expect(read(file).split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  });

  test("is covered by a test with each of its ids", () => {
    const texts = tests.map(read).join("\n");
    expect(ids.filter((id) => !texts.includes(`[${id}]`))).toEqual([]);
  });
});

test("each statement in a test title has a mutation", () => {
  const files = ["apps", "packages"].flatMap((folder) =>
    readdirSync(join(root, folder)).flatMap((name) => testsBelow(`${folder}/${name}`)),
  );
  const named = new Set(files.flatMap((file) => idsIn(read(file))));
  const broken = new Set(mutations.flatMap(({ ids }) => ids));
  expect([...named].filter((id) => !broken.has(id)).toSorted()).toEqual([]);
  expect(named.size).toBeGreaterThan(150);
});

/** The test files in a folder and its subfolders, except installed or built ones. */
function testsBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ["node_modules", "dist"].includes(entry.name) ? [] : testsBelow(path);
    return /\.(test|e2e)\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
