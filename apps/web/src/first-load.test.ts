import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { locales } from "@bailiwick/domain";
import { expect, test } from "vitest";

const source = import.meta.dirname;
const imported = /^(?:import|export)\s+(?!type\b)(?:[^"';]*?from\s+)?"([^"]+)"/gm;

/** Every file that these import statically, and every package. */
function taken(...starts: string[]): { files: string[]; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const firstQuery = starts.map((name) => resolve(source, name));
  for (let file = firstQuery.pop(); file !== undefined; file = firstQuery.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const [, name = ""] of readFileSync(file, "utf8").matchAll(imported)) {
      if (!name.startsWith(".")) packages.add(name);
      else if (/\.tsx?$/.test(name)) firstQuery.push(resolve(dirname(file), name));
    }
  }
  return { files: [...files].map((file) => relative(source, file)), packages };
}

// main.ts loads the language, and then app.tsx.
const { files, packages } = taken("main.ts", "app.tsx");

test("the files of the first load are found", () => {
  expect(files).toContain("shell/Shell.tsx");
  expect(files.length).toBeGreaterThan(20);
});

test("the pages' texts are not part of the first load, which uses only the frame's", () => {
  expect(files).toContain("texts/frame.ts");
  expect(files).not.toContain("texts/index.ts");
  expect(files.filter((file) => /^texts\/(en|de)/.test(file))).toEqual([]);
});

test("neither the domain, except for its paths, nor the contracts are part of the first load", () => {
  expect([...packages].filter((name) => /^@bailiwick\/(?!client$|domain\/paths$)/.test(name))).toEqual([]);
});

test("everything loaded later waits for the texts, because modules with and without texts can share a chunk", () => {
  const loaders = ["main.ts", "texts/locale.ts"];
  const unguarded = files.flatMap((file) => {
    const text = readFileSync(resolve(source, file), "utf8");
    const rest = text.replaceAll(/(?:withTexts|lazyPage)\(\s*\(\) => import\([^)]*\)/g, "");
    return [...rest.matchAll(/\bimport\("([^"]+)"\)/g)].map(([, name]) => `${file}: ${name}`);
  });
  expect(unguarded.filter((line) => !loaders.some((file) => line.startsWith(file)))).toEqual([]);
});

test("a language imports nothing from another, and nothing with texts", () => {
  for (const { key } of locales) {
    const { files: taking } = taken(`texts/${key}.ts`, `texts/${key}/frame.ts`);
    const others = taking.filter(
      (file) => file.startsWith("texts/") && !RegExp(`^texts/${key}[./]`).test(file),
    );
    expect(others.sort()).toEqual(["texts/listed.ts", "texts/locale.ts", "texts/plural.ts"]);
    expect(taking.filter((file) => !file.startsWith("texts/"))).toEqual([]);
  }
});

test("only the languages use `plural`: shared with pages, it would be bundled with modules that have texts", () => {
  const importers = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".test.ts"))
    .filter((name) => readFileSync(resolve(source, name), "utf8").includes("/plural.ts"));
  expect(importers.filter((name) => !/^texts\/(en|de)\//.test(name))).toEqual([]);
});
