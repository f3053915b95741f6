import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mutations } from "./mutations/index.mjs";
import { root } from "./prepare.mjs";

const read = (file) => readFileSync(join(root, file), "utf8");

describe.each(
  mutations.map((mutation) => ({ name: `${mutation.ids.join(" ")}: ${mutation.what}`, mutation })),
)("the mutation $name", ({ mutation: { ids, file, from, to, tests } }) => {
  test("breaks exactly one place", () => {
    expect(read(file).split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  });

  test("is looked at by a test with each of its ids", () => {
    const texts = tests.map(read).join("\n");
    expect(ids.filter((id) => !texts.includes(`[${id}]`))).toEqual([]);
  });
});
