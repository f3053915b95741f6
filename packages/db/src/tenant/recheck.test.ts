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
  // One statement for those who are known, and one for the two who are not any more.
  expect(taken).toBe(2);
});

test("[V4] everyone whose organization changed is found again in one statement, with what they hold now", async () => {
  await all();
  const [, , demoted, ...others] = readers;
  await owner.query("UPDATE organization SET revision = revision + 1");
  await owner.query("UPDATE member SET role = 'workspace_viewer' WHERE user_id = $1", [demoted?.person.id]);
  taken = 0;
  const found = await all();
  expect(taken).toBe(2);
  expect(found[2]?.actor).toMatchObject({ workspaceRole: "workspace_viewer" });
  expect(found.slice(3).map(({ actor }) => actor)).toEqual(met.slice(3).map(({ actor }) => actor));
  expect(found.slice(3).map(({ organization }) => organization?.id)).toEqual(others.map(({ org }) => org));
  // And they are known again.
  taken = 0;
  expect((await all()).slice(2)).toEqual(found.slice(2));
  expect(taken).toBe(2);
});

test("a question that the database can't read costs no one else their answer", async () => {
  const [, , , reader] = readers;
  const entry = reader?.entry ?? entryFor(people[3] ?? (await createUser(identity)), {});
  await owner.query("UPDATE organization SET revision = revision + 1");
  const [found, failed] = await Promise.allSettled([
    recheck(entry),
    recheck({ ...entry, workspace: "a\0b" }),
  ]);
  expect(found).toMatchObject({ status: "fulfilled", value: { outcome: "entered" } });
  expect(failed).toMatchObject({ status: "rejected", reason: { code: "22021" } });
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
