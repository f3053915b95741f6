import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "../testing/test-database.ts";
import { examine, isHealthy, printDoctor } from "./doctor.ts";
import { failed, patient } from "./testing.ts";

const database = await testDatabase();
const { asAdmin, whileBroken, readCatalog } = patient(database);

describe("the isolation doctor", () => {
  test("passes the migrated database, for each role that connects", async () => {
    const findings = await examine(database.urls);
    expect(failed(findings)).toEqual([]);
    expect(isHealthy(findings)).toBe(true);
    expect(printDoctor(findings)).toMatch(/^ok {4}bailiwick_app .*\n[\s\S]*\nAll \d+ checks are in order\.$/);
  });

  test("does not accept an examination that checked nothing", () => {
    expect(isHealthy([])).toBe(false);
  });

  test.each([
    [
      "row-level security that is off",
      "ALTER TABLE member DISABLE ROW LEVEL SECURITY",
      "ALTER TABLE member ENABLE ROW LEVEL SECURITY",
      "bailiwick_app finds row-level security on and forced on every tenant table",
      "public.member: off",
    ],
    [
      "row-level security that does not bind the owner",
      "ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY",
      "ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY",
      "bailiwick_app finds row-level security on and forced on every tenant table",
      "public.audit_entry: not forced",
    ],
    [
      "a trigger without which a memory would outlive a change",
      "ALTER TABLE team_grant DISABLE TRIGGER raise_on_delete",
      "ALTER TABLE team_grant ENABLE TRIGGER raise_on_delete",
      "bailiwick_owner raises a revision with everything that authority comes from",
      "DELETE on team_grant",
    ],
    [
      "a key of seals that a program can read",
      "GRANT SELECT (inner_pad) ON authz.seal_key TO bailiwick_app",
      "REVOKE SELECT (inner_pad) ON authz.seal_key FROM bailiwick_app",
      "bailiwick_app cannot read accounts, sessions, mailed tokens and the key of seals",
      "authz.seal_key",
    ],
    [
      "a tenant table that someone adds without protection",
      "CREATE TABLE note (org_id uuid, id uuid, PRIMARY KEY (org_id, id))",
      "DROP TABLE note",
      "bailiwick_app finds row-level security on and forced on every tenant table",
      "public.note: off",
    ],
    [
      "a tenant table whose keys leave the tenant out",
      "CREATE TABLE note (org_id uuid, id uuid PRIMARY KEY); ALTER TABLE note ENABLE ROW LEVEL SECURITY; ALTER TABLE note FORCE ROW LEVEL SECURITY",
      "DROP TABLE note",
      "bailiwick_app finds org_id in a key of every tenant table",
      "public.note",
    ],
    [
      "a granted command with no policy behind it",
      "GRANT DELETE ON workspace TO bailiwick_app",
      "REVOKE DELETE ON workspace FROM bailiwick_app",
      "bailiwick_app has a policy behind every granted command on a tenant table",
      "DELETE on public.workspace",
    ],
    [
      "a column granted to the worker with no policy behind it",
      "GRANT UPDATE (name) ON workspace TO bailiwick_worker",
      "REVOKE UPDATE (name) ON workspace FROM bailiwick_worker",
      "bailiwick_worker has a policy behind every granted command on a tenant table",
      "UPDATE on public.workspace",
    ],
    [
      "a policy that lets everything through",
      "CREATE POLICY open ON role TO bailiwick_app USING (true)",
      "DROP POLICY open ON role",
      "bailiwick_app has no policy that is always true",
      "open on public.role",
    ],
    [
      "a table that everyone can read",
      "GRANT SELECT ON workspace TO PUBLIC",
      "REVOKE SELECT ON workspace FROM PUBLIC",
      "bailiwick_app finds nothing granted to everyone",
      "SELECT on public.workspace",
    ],
    [
      "a column that everyone can read",
      "GRANT SELECT (name) ON workspace TO PUBLIC",
      "REVOKE SELECT (name) ON workspace FROM PUBLIC",
      "bailiwick_app finds nothing granted to everyone",
      "SELECT on public.workspace (name)",
    ],
    [
      "a right to truncate, which asks no policy",
      "GRANT TRUNCATE ON member TO bailiwick_app",
      "REVOKE TRUNCATE ON member FROM bailiwick_app",
      "bailiwick_app cannot truncate tables or create triggers on them",
      "TRUNCATE on public.member",
    ],
    [
      "a partition that the app reads past its table",
      "GRANT SELECT ON record_202612 TO bailiwick_app",
      "REVOKE SELECT ON record_202612 FROM bailiwick_app",
      "bailiwick_app reaches the rows of partitions through their table's policies alone",
      "SELECT on public.record_202612",
    ],
    [
      "a view that runs with its owner's rights",
      "CREATE VIEW everyone AS SELECT * FROM member",
      "DROP VIEW everyone",
      "bailiwick_app finds no view that runs with its owner's rights",
      "public.everyone",
    ],
    [
      "a schema in which the app can create objects",
      "GRANT CREATE ON SCHEMA public TO bailiwick_app",
      "REVOKE CREATE ON SCHEMA public FROM bailiwick_app",
      "bailiwick_app cannot create anything",
      "schema public",
    ],
    [
      "temporary tables, which come first in every search",
      `GRANT TEMPORARY ON DATABASE ${database.name} TO bailiwick_app`,
      `REVOKE TEMPORARY ON DATABASE ${database.name} FROM bailiwick_app`,
      "bailiwick_app cannot create anything",
      "temporary tables",
    ],
    [
      "sessions that the app can read",
      "GRANT SELECT (id) ON identity.session TO bailiwick_app",
      "REVOKE SELECT (id) ON identity.session FROM bailiwick_app",
      "bailiwick_app cannot read accounts, sessions, mailed tokens and the key of seals",
      "identity.session",
    ],
    [
      "a tenant context that every connection starts with",
      `ALTER ROLE bailiwick_app IN DATABASE ${database.name} SET authz.org_id = 'x'`,
      `ALTER ROLE bailiwick_app IN DATABASE ${database.name} RESET authz.org_id`,
      "bailiwick_app starts without a tenant context",
      "authz.org_id",
    ],
    [
      "a table that the app owns",
      "CREATE TABLE mine (id int); ALTER TABLE mine OWNER TO bailiwick_app",
      "DROP TABLE mine",
      "bailiwick_app owns nothing",
      "public.mine",
    ],
  ])("reports %s", async (_, breaks, mends, check, detail) => {
    const found = await whileBroken(breaks, mends, readCatalog);
    expect(found.find((finding) => finding.check === check)?.detail).toContain(detail);
    expect(failed(await examine(database.urls))).toEqual([]);
  });

  test.each([
    [
      "set_config, which any expression may call",
      "GRANT EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) TO PUBLIC",
      "REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC",
      /^it may execute set_config: have a superuser run /,
    ],
    [
      "DO",
      "GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC",
      "REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC",
      /^it may run DO: have a superuser run /,
    ],
  ])("advises revoking %s, where only a superuser can", async (_, breaks, mends, detail) => {
    await asAdmin(breaks);
    const findings = await examine(database.urls).finally(() => asAdmin(mends));
    expect(isHealthy(findings)).toBe(true);
    const check = "bailiwick_app cannot change the tenant context inside a statement";
    expect(findings.find((finding) => finding.check === check)?.detail).toMatch(detail);
    expect(printDoctor(findings)).toContain(`note  ${check}\n      it may `);
  });

  test("advises rebuilding the indexes on names when the server's ICU version differs from theirs", async () => {
    const version = (text: string) =>
      `UPDATE pg_collation SET collversion = ${text} WHERE collname = 'und-x-icu'`;
    await asAdmin(version("'1.0'"));
    const findings = await examine(database.urls).finally(() =>
      asAdmin(version("pg_collation_actual_version(oid)")),
    );
    expect(isHealthy(findings)).toBe(true);
    const check = "bailiwick_owner sorts names in the order of their indexes";
    expect(findings.find((finding) => finding.check === check)?.detail).toMatch(
      /^the server's ICU was 1\.0 and is [\d.]+: run REINDEX DATABASE/,
    );
  });

  test.each([
    ["an invoker's function", "SELECT set_config('authz.org_id', org, true)", ""],
    [
      "an owner's function",
      "SELECT authz.move_context(NULL, NULL)::text",
      " SECURITY DEFINER SET search_path = public, pg_temp",
    ],
  ])("reports %s that sets the context", async (_, body, rights) => {
    const found = await whileBroken(
      `CREATE FUNCTION authz.jump(org text) RETURNS text LANGUAGE sql${rights} AS $$ ${body} $$;
       ALTER FUNCTION authz.jump(text) OWNER TO bailiwick_owner; REVOKE ALL ON FUNCTION authz.jump(text) FROM PUBLIC`,
      "DROP FUNCTION authz.jump(text)",
      readCatalog,
    );
    const check = "bailiwick_app finds the tenant context set only by the listed functions";
    expect(found.find((finding) => finding.check === check)?.detail).toBe("authz.jump sets it");
  });

  test("reports rows that are visible without a tenant context", async () => {
    const id = randomUUID();
    await asAdmin(
      `INSERT INTO organization (id, slug, name, blueprint, plan)
         SELECT '${id}', 'canary', 'Canary', key, default_plan FROM authz.blueprint LIMIT 1`,
    );
    expect(failed(await examine(database.urls))).toEqual([]);
    const found = await whileBroken(
      "CREATE POLICY loose ON organization FOR SELECT TO bailiwick_app USING (slug = 'canary')",
      "DROP POLICY loose ON organization",
      readCatalog,
    );
    expect(found).toEqual([
      {
        check: "bailiwick_app sees no row of any tenant without a tenant context",
        ok: false,
        detail: "public.organization",
      },
    ]);
  });
});

describe("the role that actually connects", () => {
  const roles = ["doctor_bypass", "doctor_member", "doctor_maker"];
  afterAll(() => asAdmin(roles.map((role) => `DROP ROLE IF EXISTS ${role}`).join("; ")));

  test.each([
    ["doctor_bypass", "BYPASSRLS", "", "doctor_bypass has BYPASSRLS"],
    ["doctor_maker", "CREATEROLE CREATEDB", "", "doctor_maker has CREATEROLE CREATEDB"],
    ["doctor_member", "", "GRANT bailiwick_owner TO doctor_member", "bailiwick_owner"],
  ])(
    "is examined for its own rights, whatever the configuration says: %s",
    async (role, attributes, grant, detail) => {
      await asAdmin(`CREATE ROLE ${role} LOGIN PASSWORD 'p' ${attributes}; ${grant}`);
      const app = new URL(database.urls.app);
      app.username = role;
      app.password = "p";
      const found = failed(await examine({ ...database.urls, app: app.href }));
      expect(found.map((finding) => finding.detail).join()).toContain(detail);
    },
  );

  test("fails when it is the superuser or the owner", async () => {
    for (const app of [database.adminUrl, database.urls.owner]) {
      expect(isHealthy(await examine({ ...database.urls, app }))).toBe(false);
    }
  });
});
