import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createTenant, createUser, entryFor, testDatabase } from "../testing/index.ts";
import { rememberedOn } from "./caller.ts";
import { rechecks } from "./recheck.ts";

const database = await testDatabase();
const app = new pg.Pool({ connectionString: database.urls.app, max: 4, pipeline: true });
const owner = new pg.Pool({ connectionString: database.urls.owner, max: 1 });
const identity = new pg.Pool({ connectionString: database.urls.identity, max: 2 });
afterAll(() => Promise.all([app.end(), owner.end(), identity.end()]));

const people = await Promise.all(Array.from({ length: 12 }, () => createUser(identity)));
const readers = await Promise.all(
  people.map(async (person) => {
    const { org, workspace } = await createTenant(app, person, "ai-governance");
    return { person, org, workspace, entry: entryFor(person, { workspace }) };
  }),
);
const recheck = rechecks(app);
const all = () => Promise.all(readers.map(({ entry }) => recheck(entry)));
const met = await all();

let taken = 0;
app.on("acquire", () => {
  taken += 1;
});
beforeEach(() => {
  taken = 0;
});

test("[V4] everyone who is known is confirmed in one statement, each with their own place and authority", async () => {
  expect(rememberedOn(app)).toBe(readers.length);
  const found = await all();
  expect(taken).toBe(1);
  expect(found.map(({ organization }) => organization?.id)).toEqual(readers.map(({ org }) => org));
  expect(found.map(({ actor }) => actor)).toEqual(met.map(({ actor }) => actor));
});

test("who lost their place or their session is told so, and no one else", async () => {
  const [removed, ended] = readers;
  await owner.query("DELETE FROM identity.session WHERE user_id = $1", [ended?.person.id]);
  await owner.query("UPDATE organization SET state = 'pending_deletion', purge_after = now() WHERE id = $1", [
    removed?.org,
  ]);
  const outcomes = (await all()).map(({ outcome }) => outcome);
  expect(outcomes.slice(0, 2)).toEqual(["not_found", "unauthenticated"]);
  expect(new Set(outcomes.slice(2))).toEqual(new Set(["entered"]));
  // One statement for those who are known, and an entry for each of the two.
  expect(taken).toBe(3);
});

test("a stranger enters as for any read, beside those who are known", async () => {
  const stranger = await createUser(identity);
  const workspace = readers[2]?.workspace ?? "";
  const [known, unknown, outside] = await Promise.all([
    recheck(entryFor(people[2] ?? stranger, { workspace })),
    recheck(entryFor({ ...stranger, tokenHash: "0".repeat(64) }, { workspace })),
    recheck(entryFor(stranger, { workspace })),
  ]);
  expect([known, unknown, outside].map(({ outcome }) => outcome)).toEqual([
    "entered",
    "unauthenticated",
    "not_found",
  ]);
});

test("what the database did not seal is not even read", async () => {
  const { rows } = await app.query(
    "SELECT authz.confirm(ARRAY['{', '{}', NULL], ARRAY['seal', NULL, NULL]) AS found",
  );
  expect(rows).toEqual([{ found: [null, null, null] }]);
});
