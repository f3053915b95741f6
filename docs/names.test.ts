import { readFileSync } from "node:fs";
import { join } from "node:path";
import { settings } from "@bailiwick/api/settings";
import { type BlueprintSpec, blueprints, defineBlueprint, permissionNames } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { root } from "./.vitepress/site/pages.ts";
import { written } from "./testing/pages.ts";

/* Names that pages mention are those of the product. */

/** What a pattern finds in the pages, with the page; decisions are history, and name what was. */
const mentioned = (pattern: RegExp) =>
  written
    .filter(({ file }) => !file.startsWith("docs/decisions/"))
    .flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([, name = ""]) => `${file}: ${name}`));

const unknown = (found: readonly string[], known: readonly string[]) =>
  found.filter((each) => !known.includes(each.split(": ")[1] ?? ""));

test("a permission is one of a blueprint, or of the example", () => {
  const example: BlueprintSpec = JSON.parse(
    readFileSync(join(root, "examples/blueprint/invoicing.json"), "utf8"),
  );
  // The form of every permission, and a tag of a machine.
  const others = ["noun:verb", "env:prod"];
  const known = [
    ...others,
    ...permissionNames(),
    ...defineBlueprint<string, string>(example).catalogue.permissions.map(({ name }) => name),
    ...Object.values(blueprints).flatMap(({ scopeGroups = [] }) => scopeGroups.map(({ key }) => key)),
  ];
  const found = mentioned(/`([a-z_]+:[a-z_]+)`/g);
  expect(found.length).toBeGreaterThan(100);
  expect(unknown(found, known)).toEqual([]);
});

test("a setting is one, or a variable of the examples", () => {
  const ofExamples = ["BAILIWICK_KEY", "BAILIWICK_WEBHOOK_SECRET"];
  const known = [...settings.map(({ name }) => name), ...ofExamples];
  const found = mentioned(/\b(BAILIWICK_[A-Z_]*[A-Z])\b/g);
  expect(found.length).toBeGreaterThan(50);
  expect(unknown(found, known)).toEqual([]);
});
