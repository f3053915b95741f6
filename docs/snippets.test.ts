import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Configuration } from "@bailiwick/contracts";
import { defineBlueprint } from "@bailiwick/domain";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./.vitepress/site/pages.ts";
import { inLanguage, snippets } from "./testing/pages.ts";

/* Every block of code in the pages is what it says it is. What runs is run elsewhere: see the decision 108. */

test("a block says its language, and each language is checked, or is no code", () => {
  const checked = ["sh", "ts", "js", "json", "yaml"];
  const shown = ["text", "http", "sql"];
  const others = snippets.filter(({ language }) => ![...checked, ...shown].includes(language));
  expect(others.map(({ at }) => at)).toEqual([]);
});

test("JSON is JSON", () => {
  const wrong = inLanguage("json").flatMap(({ at, text }) => {
    try {
      JSON.parse(text);
      return [];
    } catch (error) {
      return [`${at}: ${String(error)}`];
    }
  });
  expect(wrong).toEqual([]);
});

test("the example of a blueprint fits together, and what its guide shows is in it", () => {
  const whole = JSON.parse(readFileSync(join(root, "examples/blueprint/invoicing.json"), "utf8"));
  expect(defineBlueprint<string, string>(whole).catalogue.named["invoice:pay"]?.description).toBe(
    "pay invoices",
  );
  const parts = inLanguage("json").filter(({ file }) => file === "docs/write-a-blueprint.md");
  expect(parts.length).toBeGreaterThan(4);
  expect(parts.filter(({ text }) => !contains(whole, JSON.parse(text))).map(({ at }) => at)).toEqual([]);
});

/** Whether some object in `whole` has everything that `part` has. */
function contains(whole: unknown, part: object): boolean {
  if (typeof whole !== "object" || whole === null) return false;
  const has = Object.entries(part).every(
    ([key, value]) => JSON.stringify(Reflect.get(whole, key)) === JSON.stringify(value),
  );
  return has || Object.values(whole).some((below) => contains(below, part));
}

test("YAML is YAML, and a settings file is one", () => {
  for (const { at, text } of inLanguage("yaml")) expect(() => parse(text), at).not.toThrow();
  const files = inLanguage("yaml").filter(({ text }) => text.startsWith("version: 1"));
  expect(files.length).toBeGreaterThan(0);
  for (const { at, text } of files) {
    const { version: _, workspace: __, ...sections } = parse(text);
    expect(Configuration.safeParse(sections).error, at).toBeUndefined();
  }
});

test("shell is shell", async () => {
  // A word that stands for another one would be a redirection.
  const scripts = inLanguage("sh").map(({ at, text }) => ({ at, text: text.replace(/<[^<>\n]+>/g, "word") }));
  const parsed = scripts.map(async ({ at, text }) => {
    try {
      await promisify(execFile)("bash", ["-n", "-c", text]);
      return [];
    } catch (error) {
      return [`${at}: ${String(error)}`];
    }
  });
  expect((await Promise.all(parsed)).flat()).toEqual([]);
});

test("a path of the API that a page calls is one, by the method that it takes", () => {
  const { paths } = JSON.parse(readFileSync(join(root, "docs/openapi.json"), "utf8")) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const calls = inLanguage("sh").flatMap(({ at, text }) =>
    text
      .replaceAll("\\\n", " ")
      .split("\n")
      .join(" ")
      .split(/(?=\bcurl )/)
      .flatMap((call) => [...call.matchAll(/\/api\/v1\/[^\s"'?]+/g)].map(([path]) => ({ at, call, path }))),
  );
  expect(calls.length).toBeGreaterThan(10);
  const wrong = calls.filter(({ call, path }) => {
    const method = /--json|--data '|-d '|-X POST/.test(call) ? "post" : "get";
    return (
      paths[path.replace(/\/ws\/(?:\$\w+|[\w-]+(?:\/[\w-]+)?)(?=\/\w+\/[\w-]+$)/, "/ws/{workspace}")]?.[
        method
      ] === undefined
    );
  });
  expect(wrong.map(({ at, path }) => `${at}: ${path}`)).toEqual([]);
});

const project = mkdtempSync(join(tmpdir(), "bailiwick-snippets-"));
symlinkSync(join(import.meta.dirname, "node_modules"), join(project, "node_modules"));
afterAll(() => rmSync(project, { recursive: true, force: true }));

test("TypeScript and JavaScript compile, strictly", async () => {
  // What CONTRIBUTING shows is a part of the API's sources.
  const files = inLanguage("ts", "js").filter(({ file }) => file !== "CONTRIBUTING.md");
  for (const { at, by } of files) if (by !== undefined) expect(existsSync(join(root, by)), at).toBe(true);
  expect(files.length).toBeGreaterThan(15);
  for (const { at, text, before, by } of files) {
    if (by !== undefined) continue;
    const name = at.replace(/[^\w]+/g, "-");
    writeFileSync(join(project, `${name}.ts`), `${before}\n${text}\nexport {};\n`);
  }
  const compilerOptions = {
    types: ["node"],
    lib: ["ES2024", "DOM"],
    noUnusedLocals: false,
    noUnusedParameters: false,
  };
  const config = { extends: join(root, "tsconfig.base.json"), compilerOptions, include: ["*.ts"] };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(config));
  writeFileSync(join(project, "package.json"), JSON.stringify({ type: "module" }));
  const tsc = join(import.meta.dirname, "node_modules/.bin/tsc");
  // With one checker, what it finds does not depend on the order in which several of them meet a type.
  const said = await promisify(execFile)(tsc, ["-p", project, "--singleThreaded"]).then(
    () => "",
    ({ stdout, stderr, message }) => `${stdout}${stderr}${message}`,
  );
  expect(said).toBe("");
});
