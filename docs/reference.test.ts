import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reference } from "./scripts/reference/index.ts";

const folder = join(import.meta.dirname, "reference");

test("the reference is what the code is: `pnpm reference` writes it", () => {
  const written = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path): [string, string] => [path, readFileSync(join(folder, path), "utf8")]);
  const pages = reference();
  expect(pages.length).toBeGreaterThan(40);
  expect(Object.fromEntries(written)).toEqual(
    Object.fromEntries(pages.map(({ path, text }) => [path, text])),
  );
});
