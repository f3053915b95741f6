import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withClient } from "../connection.ts";
import { examine, isHealthy } from "../doctor/doctor.ts";
import { type EmbeddedServer, startEmbedded } from "../embedded/embedded.ts";
import { openHome } from "../embedded/home.ts";
import { type Instance, openInstance } from "./bootstrap.ts";

// Roles belong to a whole server, so these tests have one of their own, which plays somebody's database server.
const folder = mkdtempSync(join(tmpdir(), "bailiwick-roles-"));
chmodSync(folder, 0o711);
const secret = "the instance secret of these tests";
const names = ["bailiwick_app", "bailiwick_identity", "bailiwick_owner", "bailiwick_worker"];
let server: EmbeddedServer;

beforeAll(async () => {
  server = await startEmbedded({
    home: openHome({ BAILIWICK_HOME: join(folder, "server") }),
    password: "admin",
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function asAdmin(sql: string): Promise<Record<string, unknown>[]> {
  return await withClient(server.url, async (admin) => (await admin.query(sql)).rows ?? []);
}

/** A server as a provider hands it out: a database, and an administrator of it who is no superuser. */
async function provide(name: string, attributes = "CREATEROLE"): Promise<string> {
  await asAdmin(`CREATE ROLE ${name} LOGIN PASSWORD 'p' ${attributes}`);
  await asAdmin(`CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(server.url);
  url.username = name;
  url.password = "p";
  url.pathname = `/${name}`;
  return url.href;
}

async function removeRoles(): Promise<void> {
  for (const { datname } of await asAdmin("SELECT datname FROM pg_database WHERE datname LIKE 'db\\_%'")) {
    await asAdmin(`DROP DATABASE ${datname}`);
  }
  for (const name of names) await asAdmin(`DROP ROLE IF EXISTS ${name}`);
}

async function open(url: string, own = secret): Promise<Instance> {
  return await openInstance({
    DATABASE_URL: url,
    BAILIWICK_SECRET: own,
    BAILIWICK_HOME: join(folder, "home"),
  });
}

describe("the database roles", () => {
  test("are made by an administrator who is no superuser, and pass the doctor", async () => {
    await removeRoles();
    const instance = await open(await provide("db_provider"));
    expect(isHealthy(await examine(instance.urls))).toBe(true);
    expect(
      await asAdmin(
        `SELECT rolname, rolcanlogin, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS risky,
           rolinherit FROM pg_roles WHERE rolname LIKE 'bailiwick%' ORDER BY rolname`,
      ),
    ).toEqual([
      { rolname: "bailiwick_app", rolcanlogin: true, risky: false, rolinherit: false },
      { rolname: "bailiwick_identity", rolcanlogin: true, risky: false, rolinherit: false },
      { rolname: "bailiwick_owner", rolcanlogin: true, risky: false, rolinherit: true },
      { rolname: "bailiwick_worker", rolcanlogin: true, risky: false, rolinherit: false },
    ]);
  });

  test("time out by themselves: statements, locks and transactions that nobody ends", async () => {
    await removeRoles();
    const instance = await open(await provide("db_limits"));
    const limits = await withClient(instance.urls.app, async (client) => {
      const { rows } = await client.query(
        `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
           current_setting('idle_in_transaction_session_timeout') AS idle`,
      );
      return rows[0];
    });
    expect(limits).toEqual({ statement: "15s", lock: "10s", idle: "30s" });
  });

  test("lose what they should never have had", async () => {
    await removeRoles();
    await asAdmin("CREATE ROLE bailiwick_app LOGIN SUPERUSER BYPASSRLS PASSWORD 'x'");
    const url = new URL(server.url);
    await asAdmin("CREATE DATABASE db_repaired");
    url.pathname = "/db_repaired";
    const instance = await open(url.href);
    expect(instance.notices).toEqual([
      "The role bailiwick_app had another password and now has this instance's.",
    ]);
    expect(isHealthy(await examine(instance.urls))).toBe(true);
  });

  test("that an administrator made before serve one who may make none", async () => {
    await removeRoles();
    const maker = await provide("db_maker");
    await open(maker);
    await asAdmin("ALTER ROLE db_maker NOCREATEROLE");
    const again = await open(maker);
    expect(again.fresh).toBe(false);
    await asAdmin("ALTER ROLE bailiwick_app RESET lock_timeout");
    expect((await open(maker)).notices).toEqual([
      'The user "db_maker" may not change roles; they are used as they are.',
    ]);
  });

  test("that are missing or have other passwords are asked for in one sentence", async () => {
    await removeRoles();
    const plain = await provide("db_plain", "");
    const sentence =
      `The user "db_plain" may not create roles at ${new URL(server.url).host}; put a user that may (CREATEROLE) into ` +
      "DATABASE_URL, or have the roles bailiwick_owner, bailiwick_app, bailiwick_worker, bailiwick_identity made with " +
      "this instance's passwords.";
    await expect(open(plain)).rejects.toThrow(sentence);
    await open(await provide("db_other"), "the secret of another instance there");
    await expect(open(plain)).rejects.toThrow(sentence);
  });

  test("cannot build in a database that its user may not hand over", async () => {
    await removeRoles();
    await open(await provide("db_first"));
    await asAdmin("CREATE ROLE db_guest LOGIN CREATEROLE PASSWORD 'p'");
    await asAdmin("CREATE DATABASE db_theirs");
    const url = new URL(server.url);
    url.username = "db_guest";
    url.password = "p";
    url.pathname = "/db_theirs";
    await expect(open(url.href)).rejects.toThrow(
      `The user "db_guest" may not hand the database "db_theirs" at ${url.host} to bailiwick_owner; ` +
        "put the database's owner into DATABASE_URL.",
    );
  });
});
