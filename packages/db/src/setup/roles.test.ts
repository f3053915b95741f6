import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withClient } from "../connection.ts";
import { examine, isHealthy } from "../doctor/doctor.ts";
import { type EmbeddedServer, startEmbedded } from "../embedded/embedded.ts";
import { openHome } from "../embedded/home.ts";
import { type Instance, openInstance } from "./bootstrap.ts";

// Roles belong to a whole server, so these tests have their own, which plays a customer's database server.
const folder = mkdtempSync(join(tmpdir(), "bailiwick-roles-"));
chmodSync(folder, 0o711);
const secret = "the instance secret of these tests";
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

/** A server as a provider offers it: a database, and its administrator, who is not a superuser. */
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
  for (const { rolname } of await asAdmin("SELECT rolname FROM pg_roles WHERE rolname LIKE 'bailiwick%'")) {
    await asAdmin(`DROP ROLE "${rolname}"`);
  }
}

async function open(url: string, own = secret, takeOver = false): Promise<Instance> {
  const env = { DATABASE_URL: url, BAILIWICK_SECRET: own, BAILIWICK_HOME: join(folder, "home") };
  return await openInstance(env, { takeOver });
}

/** The notes when the user of DATABASE_URL is not a superuser. */
const notClosed = (user: string) =>
  `The user "${user}" can't revoke set_config and the language plpgsql from PUBLIC; ` +
  "a superuser can, which strengthens row-level security (see SECURITY.md).";

describe("the database roles", () => {
  test("are created by an administrator who is not a superuser, and pass the doctor", async () => {
    await removeRoles();
    const instance = await open(await provide("db_provider"));
    expect(isHealthy(await examine(instance.urls))).toBe(true);
    expect(
      await asAdmin(
        `SELECT rolname, rolcanlogin, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS risky,
           rolinherit FROM pg_roles WHERE rolname LIKE 'bailiwick%' ORDER BY rolname`,
      ),
    ).toEqual([
      { rolname: "bailiwick_db_provider_app", rolcanlogin: true, risky: false, rolinherit: false },
      { rolname: "bailiwick_db_provider_identity", rolcanlogin: true, risky: false, rolinherit: false },
      { rolname: "bailiwick_db_provider_owner", rolcanlogin: true, risky: false, rolinherit: true },
      { rolname: "bailiwick_db_provider_worker", rolcanlogin: true, risky: false, rolinherit: false },
    ]);
  });

  test("have timeouts for statements, locks and idle transactions", async () => {
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
    await asAdmin("CREATE ROLE bailiwick_db_repaired_app LOGIN SUPERUSER BYPASSRLS PASSWORD 'x'");
    const url = new URL(server.url);
    await asAdmin("CREATE DATABASE db_repaired");
    url.pathname = "/db_repaired";
    const instance = await open(url.href, secret, true);
    expect(instance.notices).toEqual([
      "The role bailiwick_db_repaired_app had another password and now has this instance's.",
    ]);
    expect(isHealthy(await examine(instance.urls))).toBe(true);
  });

  test("that an administrator created beforehand work without the right to create roles", async () => {
    await removeRoles();
    const maker = await provide("db_maker");
    await open(maker);
    await asAdmin("ALTER ROLE db_maker NOCREATEROLE");
    const again = await open(maker);
    expect(again.fresh).toBe(false);
    await asAdmin("ALTER ROLE bailiwick_db_maker_app RESET lock_timeout");
    expect((await open(maker)).notices).toEqual([
      `The user "db_maker" can't change roles; they are used as they are.`,
      notClosed("db_maker"),
    ]);
  });

  test("that are missing are requested in one sentence", async () => {
    await removeRoles();
    await expect(open(await provide("db_plain", ""))).rejects.toThrow(
      `The user "db_plain" can't create roles at ${new URL(server.url).host}; put a user with CREATEROLE into ` +
        "DATABASE_URL, or have the roles bailiwick_db_plain_owner, bailiwick_db_plain_app, bailiwick_db_plain_worker, " +
        "bailiwick_db_plain_identity made with this instance's passwords.",
    );
  });

  test("can't be set up in a database whose grants its user can't change", async () => {
    await removeRoles();
    await open(await provide("db_first"));
    await asAdmin("CREATE ROLE db_guest LOGIN CREATEROLE PASSWORD 'p'");
    await asAdmin("CREATE DATABASE db_theirs");
    const url = new URL(server.url);
    url.username = "db_guest";
    url.password = "p";
    url.pathname = "/db_theirs";
    await expect(open(url.href)).rejects.toThrow(
      `The user "db_guest" can't hand the database "db_theirs" at ${url.host} to bailiwick_db_theirs_owner; ` +
        "put the database's owner into DATABASE_URL.",
    );
  });
});

describe("two instances", () => {
  const other = "the secret of another instance there";
  const works = async ({ urls }: Instance) => isHealthy(await examine(urls));

  test("do not share a database: the second reports what to set, and changes nothing", async () => {
    await removeRoles();
    const url = await provide("db_contested");
    const first = await open(url);
    const before = await asAdmin("SELECT rolname, rolpassword FROM pg_authid ORDER BY rolname");
    await expect(open(url, other)).rejects.toThrow(
      `The database "db_contested" at ${new URL(server.url).host} belongs to an instance with another secret; set ` +
        "BAILIWICK_SECRET to that instance's, or BAILIWICK_HOME to its data folder.",
    );
    expect(await asAdmin("SELECT rolname, rolpassword FROM pg_authid ORDER BY rolname")).toEqual(before);
    expect(await works(first)).toBe(true);
  });

  test("recognize each other's database even when its server requires no role passwords", async () => {
    await removeRoles();
    const url = await provide("db_remembers");
    await open(url);
    // As after a restore on a new server, where the roles were never created.
    await asAdmin("ALTER ROLE bailiwick_db_remembers_owner PASSWORD NULL");
    await expect(open(url, other)).rejects.toThrow("belongs to an instance with another secret");
  });

  test("transfer a database permanently with an explicit command", async () => {
    await removeRoles();
    const url = await provide("db_handed");
    await open(url);
    const second = await open(url, other, true);
    expect(second.notices).toHaveLength(5);
    expect(await works(second)).toBe(true);
    await expect(open(url)).rejects.toThrow("belongs to an instance with another secret");
    expect((await open(url, other)).notices).toEqual([notClosed("db_handed")]);
  });

  test("share a server: each database has its own roles", async () => {
    await removeRoles();
    const first = await open(await provide("db_production"));
    const second = await open(await provide("db_staging"), other);
    expect(await works(first)).toBe(true);
    expect(await works(second)).toBe(true);
  });

  test("can start concurrently for the first time in two databases of one server, in every round", async () => {
    await removeRoles();
    for (let round = 0; round < 4; round += 1) {
      const urls = [await provide(`db_left_${round}`), await provide(`db_right_${round}`)];
      const opened = await Promise.all(urls.map((url, at) => open(url, at === 0 ? secret : other)));
      expect(opened.map(({ fresh }) => fresh)).toEqual([true, true]);
    }
  });

  test("that start concurrently for the first time on one database: one gets it, and the other reports it", async () => {
    await removeRoles();
    const url = await provide("db_raced");
    const ends = await Promise.allSettled([open(url), open(url, other)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = ends.find((end) => end.status === "rejected");
    expect(String(lost?.reason)).toContain("belongs to an instance with another secret");
  });

  test("share the roles of a copied database, which can't be taken over while the first exists", async () => {
    await removeRoles();
    const first = await open(await provide("db_original"));
    await asAdmin("CREATE DATABASE db_copy TEMPLATE db_original");
    const copy = new URL(server.url);
    copy.pathname = "/db_copy";
    expect(await works(await open(copy.href))).toBe(true);
    await expect(open(copy.href, other)).rejects.toThrow("belongs to an instance with another secret");
    await expect(open(copy.href, other, true)).rejects.toThrow(
      'The roles of this database serve the database "db_original" on the same server too',
    );
    expect(await works(first)).toBe(true);
  });
});

test("a database can have any name that PostgreSQL accepts", async () => {
  await removeRoles();
  for (const name of ["db_Über-uns 1", `db_${"long".repeat(14)}`]) {
    await asAdmin(`CREATE DATABASE "${name}"`);
    const url = new URL(server.url);
    url.pathname = `/${encodeURIComponent(name)}`;
    const { urls } = await open(url.href);
    expect(isHealthy(await examine(urls))).toBe(true);
    await asAdmin(`DROP DATABASE "${name}" WITH (FORCE)`);
  }
});
