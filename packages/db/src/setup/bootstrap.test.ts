import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { withClient } from "../connection.ts";
import { OperatorError } from "../operator-error.ts";
import { testDatabase } from "../testing/test-database.ts";
import { openInstance } from "./bootstrap.ts";

const { adminUrl, secret } = inject("testServer");
const folder = mkdtempSync(join(tmpdir(), "bailiwick-open-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const emptyDatabase = await testDatabase({ empty: true });
const contestedDatabase = await testDatabase({ empty: true });

function at(change: (url: URL) => void): string {
  const url = new URL(adminUrl);
  change(url);
  return url.href;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address ? String(address.port) : "";
}

describe("opening an instance on an unusable DATABASE_URL fails with one sentence", () => {
  const server = new URL(adminUrl).host;

  test.each([
    [
      "that is no address",
      "localhost/bailiwick",
      /^DATABASE_URL is not a valid address; it looks like postgres:\/\//,
    ],
    ["with an unescaped password", "postgres://u:se/cret@h:1/d", /^DATABASE_URL is not a valid address; /],
    [
      "of another kind of server",
      "mysql://h/d",
      "DATABASE_URL must start with postgres://, not with mysql://.",
    ],
    ["without a database", "postgres://h:1", "DATABASE_URL names no database."],
    ["without a host", "postgres:///d", "DATABASE_URL names no host."],
    [
      "whose host does not exist",
      "postgres://u:p@nowhere.invalid/d",
      "The host of the PostgreSQL server nowhere.invalid:5432 cannot be found.",
    ],
    [
      "with a wrong password",
      at((url) => {
        url.password = "wrong";
      }),
      `The PostgreSQL server at ${server} refused the user "postgres": password authentication failed for user "postgres".`,
    ],
    [
      "whose database is missing",
      at((url) => {
        url.pathname = "/nothing_here";
      }),
      `The PostgreSQL server at ${server} has no database "nothing_here"; create it first.`,
    ],
  ])("%s", async (name, url, sentence) => {
    const env = { DATABASE_URL: url, BAILIWICK_HOME: join(folder, name.replaceAll(" ", "-")) };
    const failure = await openInstance(env).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(OperatorError);
    const message = failure instanceof Error ? failure.message : "";
    if (typeof sentence === "string") expect(message).toBe(sentence);
    else expect(message).toMatch(sentence);
    expect(message).not.toMatch(/se\/cret|\n/);
  });

  test("when nothing listens", async () => {
    const closed = createServer();
    const port = await listen(closed);
    await new Promise((resolve) => closed.close(resolve));
    await expect(
      openInstance({
        DATABASE_URL: `postgres://u:p@127.0.0.1:${port}/d`,
        BAILIWICK_HOME: join(folder, "none"),
      }),
    ).rejects.toThrow(`No PostgreSQL server answers at 127.0.0.1:${port}: the connection was refused.`);
  });

  test("when the server is not PostgreSQL", async () => {
    const web = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const port = await listen(web);
    await expect(
      openInstance({
        DATABASE_URL: `postgres://u:p@127.0.0.1:${port}/d`,
        BAILIWICK_HOME: join(folder, "web"),
      }),
    ).rejects.toThrow(new RegExp(`^The PostgreSQL server at 127\\.0\\.0\\.1:${port} cannot be used: .+\\.$`));
    web.close();
  });
});

describe("opening an instance", () => {
  test("refuses an unrelated data folder before starting anything", async () => {
    const theirs = join(folder, "theirs");
    mkdirSync(theirs);
    writeFileSync(join(theirs, "file"), "");
    await expect(openInstance({ BAILIWICK_HOME: theirs })).rejects.toThrow(
      /holds files that are not Bailiwick's/,
    );
  });

  test("on an empty database creates everything, and the second time finds it in place", async () => {
    const env = {
      DATABASE_URL: emptyDatabase.adminUrl,
      BAILIWICK_HOME: join(folder, "home"),
      BAILIWICK_SECRET: secret,
    };
    const first = await openInstance(env);
    expect(first.fresh).toBe(true);
    expect(first.notices).toEqual([]);
    expect(first.home).toBe(join(folder, "home"));
    expect(Object.keys(first.urls).sort()).toEqual(["app", "identity", "owner", "worker"]);
    for (const [role, url] of Object.entries(first.urls)) {
      const who = await withClient(
        url,
        async (client) => (await client.query("SELECT session_user AS who")).rows[0].who,
      );
      expect(who).toBe(`bailiwick_${emptyDatabase.name}_${role}`);
    }
    const second = await openInstance(env);
    expect(second.fresh).toBe(false);
    expect(second.urls).toEqual(first.urls);
    await Promise.all([first.stop(), second.stop()]);
  });

  test("works from several processes concurrently on one database", async () => {
    const instances = await Promise.all(
      [1, 2, 3].map((n) =>
        openInstance({
          DATABASE_URL: contestedDatabase.adminUrl,
          BAILIWICK_HOME: join(folder, `process-${n}`),
          BAILIWICK_SECRET: secret,
        }),
      ),
    );
    expect(instances.map((instance) => instance.fresh).sort()).toEqual([false, false, true]);
  });

  test("on the embedded server keeps its data across restarts", async () => {
    const env = { BAILIWICK_HOME: join(folder, "embedded") };
    const first = await openInstance(env);
    expect(first.fresh).toBe(true);
    await first.stop();
    await first.ended;
    const second = await openInstance(env);
    expect(second.fresh).toBe(false);
    expect(second.secret).toBe(first.secret);
    await second.stop();
  });

  test("reports a secret that does not match the embedded database", async () => {
    const env = { BAILIWICK_HOME: join(folder, "secrets") };
    await (await openInstance(env)).stop();
    await expect(
      openInstance({ ...env, BAILIWICK_SECRET: "another secret, long enough to be one" }),
    ).rejects.toThrow(
      `The database in ${join(folder, "secrets")} was created with a different instance secret; ` +
        "start with the BAILIWICK_SECRET, or the file secret, that belongs to it.",
    );
    await (await openInstance(env)).stop();
  });
});
