import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { newFolder, run } from "../testing/process.ts";

const database = await testDatabase();

/** Ends immediately with one sentence for the operator, and nothing else. */
async function expectSentence(settings: NodeJS.ProcessEnv, sentence: RegExp): Promise<void> {
  const { code, stdout, stderr } = await run(database, settings).ended;
  expect(stderr).toMatch(sentence);
  expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({
    code: 1,
    stdout: "",
    lines: 1,
  });
  expect(stderr).toMatch(/\.\n$/);
}

/** A free port, and a listener on it until `close`. */
async function occupy(): Promise<{ port: number; close: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, close: () => server.close() };
}

describe("a problem that an operator can fix prints one sentence, and the exit code is 1", () => {
  test("when the port is taken", async () => {
    const { port, close } = await occupy();
    await expectSentence({ PORT: String(port) }, new RegExp(`^Port ${port} is in use already`));
    close();
  });

  test("when a setting is invalid", async () => {
    await expectSentence({ PORT: "http" }, /^PORT is "http"; it has to be a whole number/);
  });

  test("when the mail server's URL is invalid, without its password", async () => {
    await expectSentence(
      { BAILIWICK_SMTP_URL: "mail.example:hidden" },
      /^BAILIWICK_SMTP_URL is wrong; it has to be the address of a mail server, such as (?!.*hidden)/,
    );
  });

  test("when the host is not this machine's", async () => {
    await expectSentence(
      { BAILIWICK_HOST: "203.0.113.9" },
      /^BAILIWICK_HOST is "203\.0\.113\.9"; that is not/,
    );
  });

  test("when DATABASE_URL is not a URL", async () => {
    await expectSentence({ DATABASE_URL: "not an address" }, /^DATABASE_URL is not a valid address/);
  });

  test("when no server answers at DATABASE_URL", async () => {
    const { port, close } = await occupy();
    close();
    const url = `postgres://someone:hidden@127.0.0.1:${port}/bailiwick`;
    await expectSentence(
      { DATABASE_URL: url },
      new RegExp(`^No PostgreSQL server answers at 127\\.0\\.0\\.1:${port}`),
    );
  });

  test("when the server refuses the password", async () => {
    const url = new URL(database.adminUrl);
    url.password = "hidden";
    const { stderr } = await run(database, { DATABASE_URL: url.href }).ended;
    expect(stderr).toMatch(/refused the user "postgres"/);
    expect(stderr).not.toContain("hidden");
    await expectSentence({ DATABASE_URL: url.href }, /refused the user "postgres"/);
  });

  test("when the data folder has unrelated files", async () => {
    const home = newFolder();
    writeFileSync(join(home, "letter.txt"), "Dear");
    await expectSentence({ BAILIWICK_HOME: home, DATABASE_URL: "" }, /holds files that are not Bailiwick's/);
  });

  test("when tenants are not isolated", async () => {
    const owner = new pg.Client(database.urls.owner);
    await owner.connect();
    await owner.query("ALTER TABLE member NO FORCE ROW LEVEL SECURITY");
    await expectSentence(
      {},
      /^Bailiwick does not serve, as tenants are not isolated in this database \(.*public\.member/,
    );
    await owner.query("ALTER TABLE member FORCE ROW LEVEL SECURITY");
    await owner.end();
  });
});
