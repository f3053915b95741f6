import { createHmac } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTenant, createUser, type TestUser, testDatabase } from "../testing/index.ts";
import { seatReader } from "./testing.ts";

/* What the database gives a process to remember, only the database can have written: it is sealed. */

const database = await testDatabase();
const pool = (role: "app" | "identity" | "owner") =>
  new pg.Pool({ connectionString: database.urls[role], max: 2, pipeline: role === "app" });
const [app, identity, owner] = [pool("app"), pool("identity"), pool("owner")];
afterAll(() => Promise.all([app, identity, owner].map((each) => each.end())));

describe("what was remembered", () => {
  let sealed: string;
  let seal: string;
  let person: TestUser;
  beforeAll(async () => {
    const place = await createTenant(app, await createUser(identity), "ai-tracing");
    person = await createUser(identity);
    await seatReader(owner, place, person);
    const { rows } = await app.query<{ remembered: string; seal: string }>(
      "SELECT remembered, seal FROM authz.enter($1, NULL, $2, '127.0.0.1', 'member', false)",
      [person.tokenHash, place.workspace],
    );
    [sealed, seal] = [rows[0]?.remembered ?? "", rows[0]?.seal ?? ""];
  });

  const confirm = async (text: string, by: string) =>
    (await app.query<{ at: Date | null }>("SELECT at FROM authz.revalidate($1, $2)", [text, by])).rows[0]?.at;

  test("is confirmed as the database sealed it, and not with one character changed anywhere", async () => {
    expect(await confirm(sealed, seal)).toBeInstanceOf(Date);
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed[at] === "0" ? "1" : "0";
      const forged = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
      expect(await confirm(forged, seal), `character ${at}`).toBeNull();
    }
    for (const by of [
      "",
      seal.toUpperCase(),
      `${seal}0`,
      seal.replace(/^./, (first) => (first === "0" ? "1" : "0")),
    ]) {
      expect(await confirm(sealed, by)).toBeNull();
    }
  });

  test("is sealed by the one key of HMAC-SHA-256 that no role of a program can read", async () => {
    const { rows } = await owner.query<{ inner: Buffer; outer: Buffer }>(
      "SELECT inner_pad AS inner, outer_pad AS outer FROM authz.seal_key",
    );
    const [pads] = rows;
    if (pads === undefined) throw new Error("no key");
    const key = Buffer.from(pads.inner.map((byte) => byte ^ 0x36));
    expect(Buffer.from(pads.outer.map((byte) => byte ^ 0x5c))).toEqual(key);
    expect(createHmac("sha256", key).update(sealed).digest("hex")).toBe(seal);
    for (const on of [app, identity]) {
      await expect(on.query("SELECT * FROM authz.seal_key")).rejects.toMatchObject({ code: "42501" });
      await expect(on.query("SELECT authz.seal('', '', 'anything')")).rejects.toMatchObject({
        code: "42501",
      });
    }
  });

  test("is nothing in a transaction that sees newer rows as it goes", async () => {
    const client = await app.connect();
    try {
      await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
      const { rows } = await client.query("SELECT at FROM authz.revalidate($1, $2)", [sealed, seal]);
      expect(rows).toEqual([{ at: null }]);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });

  test("is not given for a change", async () => {
    const { rows } = await app.query(
      "SELECT remembered, seal FROM authz.enter($1, NULL, NULL, NULL, 'member', true)",
      [person.tokenHash],
    );
    expect(rows).toEqual([{ remembered: null, seal: null }]);
  });
});
