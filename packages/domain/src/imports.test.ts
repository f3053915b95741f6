import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const root = new URL("./", import.meta.url);
const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !path.endsWith(".fixture.ts"),
);

const importsOf = (path: string) =>
  [...readFileSync(new URL(path, root), "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    ([, specifier]) => specifier ?? "",
  );

describe("the domain", () => {
  test("has sources to check", () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(50);
  });

  test.each(sources)("imports nothing from outside itself in %s", (path) => {
    for (const specifier of importsOf(path)) expect(specifier).toMatch(/^\.\.?\/[a-z/-]+\.ts$/);
  });

  test.each(sources)("uses nothing in %s that is for tests only", (path) => {
    for (const specifier of importsOf(path)) expect(specifier).not.toMatch(/\.(test|fixture)\.ts$/);
  });

  test("depends on no package", () => {
    const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", root), "utf8"));
    expect(manifest).not.toHaveProperty("dependencies");
  });
});
