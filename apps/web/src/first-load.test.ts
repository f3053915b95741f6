import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const source = import.meta.dirname;
const imported = /^(?:import|export)\s+(?!type\b)(?:[^"';]*?from\s+)?"([^"]+)"/gm;

/** Every file of the console that its start takes along at once, and every package: main.ts only chooses the language. */
function taken(): { files: string[]; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const ahead = [resolve(source, "main.ts"), resolve(source, "app.tsx")];
  for (let file = ahead.pop(); file !== undefined; file = ahead.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const [, name = ""] of readFileSync(file, "utf8").matchAll(imported)) {
      if (!name.startsWith(".")) packages.add(name);
      else if (/\.tsx?$/.test(name)) ahead.push(resolve(dirname(file), name));
    }
  }
  return { files: [...files].map((file) => relative(source, file)), packages };
}

const { files, packages } = taken();

test("what every page starts with is found", () => {
  expect(files).toContain("shell/Shell.tsx");
  expect(files.length).toBeGreaterThan(20);
});

test("the texts of the pages are no part of the first load: what every page starts with takes the frame's", () => {
  expect(files).toContain("texts/frame.ts");
  expect(files).not.toContain("texts/index.ts");
  expect(files.filter((file) => /^texts\/(en|de)/.test(file))).toEqual([]);
});

test("the domain is no part of the first load, nor are the contracts", () => {
  expect([...packages].filter((name) => /^@bailiwick\/(?!client$)/.test(name))).toEqual([]);
});
