import { readFileSync } from "node:fs";

/**
 * A change that breaks something: the ids of the statements that rely on it, the file, the text in it and what replaces
 * that text, and the test files that name the ids.
 * @typedef {{ ids: string[], what: string, file: string, from: string, to: string, tests: string[] }} Break
 * @typedef {Break & { list: string }} Mutation with the name of its list
 */

/**
 * Reads a list of mutations. A line "@ file" names the file for those after it. Each mutation is a line
 * "ids: what (tests)", the present lines marked "-", the lines that replace them marked "+", and an empty line.
 * @param {string} text @returns {Break[]}
 */
export function readMutations(text) {
  let file = "";
  return text
    .split(/\n\n+/)
    .filter((part) => part.trim() !== "")
    .map((part) => {
      const lines = part.trim().split("\n");
      if (lines[0].startsWith("@ ")) file = lines.shift().slice(2);
      const [, ids, what, tests] = lines[0].match(/^([A-Z0-9 ]+): (.+) \((.+)\)$/) ?? [];
      if (ids === undefined) throw new Error(`No mutation begins with the line: ${lines[0]}`);
      const marked = (mark) =>
        lines
          .slice(1)
          .filter((line) => line.startsWith(mark))
          .map((line) => line.slice(2))
          .join("\n");
      return {
        ids: ids.split(" "),
        what,
        file,
        from: marked("-"),
        to: marked("+"),
        tests: tests.split(" ").map(testFile),
      };
    });
}

/** The file of a test: one of the API by its name there, or with "db/", "cli/" or "web/" before it. */
function testFile(name) {
  if (name.startsWith("web/")) return `apps/web/e2e/${name.slice(4)}.e2e.ts`;
  if (name.startsWith("cli/")) return `apps/cli/src/${name.slice(4)}.e2e.test.ts`;
  if (name.startsWith("db/")) return `packages/db/src/${name.slice(3)}.test.ts`;
  return `apps/api/src/${name}.test.ts`;
}

/** In the order of a run: those that need a new build of the console come last. @type {readonly Mutation[]} */
export const mutations = ["database", "blueprints", "rules", "api", "console"].flatMap((list) =>
  readMutations(readFileSync(new URL(`${list}.txt`, import.meta.url), "utf8")).map((each) => ({
    ...each,
    list,
  })),
);
