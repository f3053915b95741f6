import type pg from "pg";
import { describe, expect, test } from "vitest";
import { withClient } from "../connection.ts";
import { OperatorError } from "../operator-error.ts";
import { testDatabase } from "../testing/test-database.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { writeRelease } from "./release-migration.ts";
import { applySqlCode, hashOf, readSqlFiles, release, type SqlFile } from "./sql-code.ts";

const [filled, deployed] = await Promise.all([testDatabase(), testDatabase({ empty: true })]);
const own = readSqlFiles();

async function asOwner<T>(work: (owner: pg.Client) => Promise<T>, url = filled.urls.owner): Promise<T> {
  return await withClient(url, work);
}

const file = (name: string, body: string): SqlFile => ({ path: `authz/${name}.sql`, sql: body });
const answering = (name: string, type: string, value: string) =>
  file(name, `CREATE FUNCTION authz.${name}() RETURNS ${type} LANGUAGE sql AS $$ SELECT ${value} $$;`);

async function answer(name: string): Promise<unknown> {
  return await asOwner(async (owner) => (await owner.query(`SELECT authz.${name}() AS it`)).rows[0]?.it);
}

/** Everything that the files create, as the catalog describes it. */
const madeByFiles = `
  SELECT pg_get_functiondef(p.oid) || coalesce(p.proacl::text, '') AS made FROM pg_proc p
    WHERE p.pronamespace::regnamespace::text IN ('public', 'authz', 'audit', 'identity')
  UNION ALL SELECT format('%s %s %s %s %s', polrelid::regclass, polname, polcmd, pg_get_expr(polqual, polrelid),
    pg_get_expr(polwithcheck, polrelid)) FROM pg_policy
  UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  ORDER BY 1`;

async function made(url: string): Promise<unknown[]> {
  return await asOwner(
    async (owner) => (await owner.query({ text: madeByFiles, rowMode: "array" })).rows,
    url,
  );
}

describe("functions and policies", () => {
  test("are left alone while the database has the same files", async () => {
    expect(await asOwner((owner) => applySqlCode(owner))).toBe(false);
  });

  test("follow their files: new ones are created, changed ones replaced, and those without a file dropped", async () => {
    const apply = (files: SqlFile[]) => asOwner((owner) => applySqlCode(owner, files));
    expect(await apply([...own, answering("test_one", "integer", "1")])).toBe(true);
    expect(await answer("test_one")).toBe(1);
    expect(await apply([...own, answering("test_one", "text", "'another type'")])).toBe(true);
    expect(await answer("test_one")).toBe("another type");
    expect(await apply(own)).toBe(true);
    await expect(answer("test_one")).rejects.toThrow("function authz.test_one() does not exist");
  });

  test("can refer to each other regardless of the order of their files", async () => {
    const files = [answering("test_a", "integer", "authz.test_b()"), answering("test_b", "integer", "2")];
    await asOwner((owner) => applySqlCode(owner, [...own, ...files]));
    expect(await answer("test_a")).toBe(2);
    await asOwner((owner) => applySqlCode(owner, own));
  });

  test("stay unchanged when a file fails, and the error has its name and line", async () => {
    const before = await made(filled.urls.owner);
    const broken = file("test_broken", "-- Broken.\nCREATE FUNCTON authz.test_broken();");
    await expect(asOwner((owner) => applySqlCode(owner, [...own, broken]))).rejects.toThrow(
      'packages/db/sql/authz/test_broken.sql failed in line 2 with: syntax error at or near "FUNCTON".',
    );
    expect(await made(filled.urls.owner)).toEqual(before);
    expect(await asOwner((owner) => applySqlCode(owner, own))).toBe(false);
  });

  test("are never replaced by an older release's", async () => {
    const newer = [...own, answering("test_newer", "integer", "3")];
    expect(await asOwner((owner) => applySqlCode(owner, newer, "99.10.0"))).toBe(true);
    const older = asOwner((owner) => applySqlCode(owner, own, "99.9.1"));
    await expect(older).rejects.toThrow(OperatorError);
    await expect(older).rejects.toThrow(
      "The database is at release 99.10.0 and this is Bailiwick 99.9.1; start 99.10.0 or a newer one.",
    );
    expect(await answer("test_newer")).toBe(3);
    expect(await asOwner((owner) => applySqlCode(owner, own, "99.11.0"))).toBe(true);
  });
});

describe("a release migration", () => {
  test("creates on its own what starting the server creates", async () => {
    await migrate(deployed.urls.owner);
    const text = writeRelease() ?? "";
    expect(text).toMatch(/^-- The functions and policies of release /);
    await asOwner(async (owner) => void (await owner.query(text)), deployed.urls.owner);
    expect(await asOwner((owner) => applySqlCode(owner), deployed.urls.owner)).toBe(false);
    expect(await made(deployed.urls.owner)).toEqual(await made(filled.urls.owner));
  });

  test("holds only what changed since the previous one, and what depends on it", async () => {
    const first = { name: "1_release", sql: writeRelease(own, []) ?? "", checksum: "" };
    expect(writeRelease(own, [...readMigrations(), first])).toBeNull();
    const next = [
      ...own.filter(({ path }) => path !== "authz/landing.sql"),
      answering("test_next", "integer", "4"),
    ];
    const text = writeRelease(next, [first]) ?? "";
    const named = [...text.matchAll(/^-- file: (.*)$/gm)].map(([, path]) => path);
    expect(named).toContain("authz/landing.sql gone");
    expect(named).toContain("authz/test_next.sql");
    expect(named).toContain("policies/member.sql");
    expect(named).toContain("authz/caller_at.sql");
    expect(named).not.toContain("authz/find_workspace.sql");
    await asOwner(async (owner) => void (await owner.query(text)), deployed.urls.owner);
    expect(await asOwner((owner) => applySqlCode(owner, next), deployed.urls.owner)).toBe(false);
    expect(await asOwner((owner) => applySqlCode(owner, own), deployed.urls.owner)).toBe(true);
    expect(await made(deployed.urls.owner)).toEqual(await made(filled.urls.owner));
    expect(hashOf(own)).not.toBe(hashOf(next));
    expect(release).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
