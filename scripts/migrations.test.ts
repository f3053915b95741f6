import { expect, test } from "vitest";
import { goldenLines, readGolden } from "../packages/db/src/setup/migrations-golden.ts";
import { readSqlFiles } from "../packages/db/src/setup/sql-code.ts";

test("a migration is never edited, renamed or removed: new ones are appended by `pnpm golden`", () => {
  expect(goldenLines()).toEqual(readGolden());
});

const files = readSqlFiles();

test.each(files.filter(({ path }) => !path.startsWith("policies/")))(
  "$path creates only the function in its name, says why, and revokes it from PUBLIC",
  ({ path, sql }) => {
    const name = path.replace(/\.sql$/, "").replace("/", ".");
    expect(sql).toMatch(/^-- \S/);
    expect([...sql.matchAll(/^CREATE FUNCTION ([\w.]+)/gm)].map(([, made]) => made)).toEqual([name]);
    expect(sql).toMatch(new RegExp(`^REVOKE ALL ON FUNCTION ${name}\\(.*\\) FROM PUBLIC;$`, "m"));
    expect(sql).not.toMatch(/CREATE POLICY/);
  },
);

test.each(files.filter(({ path }) => path.startsWith("policies/")))(
  "$path has the policies of its table and nothing else",
  ({ path, sql }) => {
    const table = path.replace(/^policies\/|\.sql$/g, "");
    const statements = sql.replaceAll(/^--.*$/gm, "").split(";");
    const kinds = statements.map((text) => text.trim()).filter((text) => text !== "");
    for (const text of kinds) expect(text).toMatch(new RegExp(`^CREATE POLICY \\w+ ON ${table}\\s`));
  },
);
