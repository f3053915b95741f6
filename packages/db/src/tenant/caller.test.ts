import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  createTenant,
  createUser,
  entryFor,
  type TestTenant,
  type TestUser,
  testDatabase,
} from "../testing/index.ts";
import { maxRemembered, rememberedOn } from "./caller.ts";
import type { Entry } from "./entry.ts";
import { tenantRead } from "./read.ts";
import { seatReader } from "./testing.ts";

/*
 * What a process remembers of a caller is used only while the database says that nothing it came from has changed: the
 * next read of a process that remembers finds what one finds that remembers no one.
 */

const database = await testDatabase();
const pool = (role: "app" | "identity" | "owner") =>
  new pg.Pool({ connectionString: database.urls[role], max: 2, pipeline: role === "app" });
const [warm, identity, owner] = [pool("app"), pool("identity"), pool("owner")];
afterAll(() => Promise.all([warm, identity, owner].map((each) => each.end())));

/** What a read on this pool finds: the outcome, and what the caller holds there. */
const found = (on: pg.Pool, entry: Entry) =>
  tenantRead(
    on,
    entry,
    async ({ entered: { now: _, ...rest } }, rows: { readonly held: string }[]) => ({ ...rest, rows }),
    { text: "SELECT nullif(current_setting('authz.permissions', true), '') AS held", values: [] },
  );

/** What a process finds that remembers no one. */
async function foundAfresh(entry: Entry) {
  const fresh = pool("app");
  try {
    return await found(fresh, entry);
  } finally {
    await fresh.end();
  }
}

describe("a caller whom a process remembers", () => {
  let place: TestTenant;
  let person: TestUser;
  let entry: Entry;
  beforeEach(async () => {
    place = await createTenant(warm, await createUser(identity), "ai-tracing");
    person = await createUser(identity);
    await seatReader(owner, place, person);
    entry = entryFor(person, { workspace: place.workspace });
    expect(await found(warm, entry)).toEqual(await found(warm, entry));
  });

  test.each([
    ["a role", "UPDATE member SET role = 'contributor' WHERE org_id = $1 AND role = 'reader'"],
    [
      "the permissions of their role",
      "UPDATE role SET permissions = ~permissions WHERE org_id = $1 AND key = 'reader'",
    ],
    [
      "their membership",
      "DELETE FROM team_grant WHERE org_id = $1",
      "DELETE FROM member WHERE org_id = $1 AND role = 'reader'",
    ],
    ["the role of a team", "UPDATE team_grant SET role = 'contributor' WHERE org_id = $1"],
    [
      "the state of the workspace",
      "UPDATE workspace SET is_default = false, default_for = NULL, state = 'archived', archived_at = now() WHERE org_id = $1",
    ],
    [
      "the state of the organization",
      "UPDATE organization SET state = 'pending_deletion', purge_after = now() WHERE id = $1",
    ],
  ])("is found anew after a change of %s", async (_, ...texts) => {
    const before = await found(warm, entry);
    for (const text of texts) await owner.query(text, [place.org]);
    const after = await found(warm, entry);
    expect(after).toEqual(await foundAfresh(entry));
    expect(after).not.toEqual(before);
  });

  test.each([
    ["suspended", `UPDATE identity."user" SET suspended_at = now() WHERE id = $1`],
    ["signed out", "DELETE FROM identity.session WHERE user_id = $1"],
    ["signed in for too long", "UPDATE identity.session SET expires_at = now() WHERE user_id = $1"],
  ])("is not let in when %s", async (_, text) => {
    await owner.query(text, [person.id]);
    expect(await found(warm, entry)).toMatchObject({ outcome: "unauthenticated", rows: [{ held: null }] });
  });

  test("is remembered for one credential, place, authority and address", async () => {
    const outcome = async (other: Partial<Entry>) => (await found(warm, { ...entry, ...other })).outcome;
    const elsewhere = await createTenant(warm, await createUser(identity), "ai-tracing");
    expect(await outcome({ workspace: elsewhere.workspace })).toBe("not_found");
    expect(await outcome({ actingAs: "platform" })).toBe("forbidden");
    expect(await outcome({ tokenHash: "another" })).toBe("unauthenticated");
    const { rows } = await tenantRead(
      warm,
      { ...entry, ip: "192.0.2.7" },
      async (_, found: { readonly ip: string }[]) => ({ rows: found }),
      { text: "SELECT current_setting('authz.ip', true) AS ip", values: [] },
    );
    expect(rows).toEqual([{ ip: "192.0.2.7" }]);
  });

  test("makes no room for strangers, and is one of few thousand", async () => {
    const before = rememberedOn(warm);
    for (let stranger = 0; stranger < 20; stranger += 1) {
      await found(warm, { ...entry, tokenHash: `stranger-${stranger}` });
      await found(warm, { ...entry, workspace: randomUUID() });
    }
    expect(rememberedOn(warm)).toBe(before);
    expect(maxRemembered).toBeLessThanOrEqual(5_000);
  });
});
