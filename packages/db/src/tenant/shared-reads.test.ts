import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createTenant, createUser, entryFor, testDatabase } from "../testing/index.ts";
import { sharedReads } from "./shared-reads.ts";

const database = await testDatabase();
const app = new pg.Pool({ connectionString: database.urls.app, max: 8, pipeline: true });
const owner = new pg.Pool({ connectionString: database.urls.owner, max: 1 });
const identity = new pg.Pool({ connectionString: database.urls.identity, max: 2 });
afterAll(() => Promise.all([app.end(), owner.end(), identity.end()]));

const person = await createUser(identity);
const tenant = await createTenant(app, person, "ai-governance");
const other = await createTenant(app, person, "ai-governance");
// In the background, so that no read also notes that the person was here.
const inBackground = (workspace: string) => entryFor(person, { workspace, isBackground: true });
const here = inBackground(tenant.workspace);

let taken = 0;
app.on("acquire", () => {
  taken += 1;
});
beforeEach(() => {
  taken = 0;
});

const names = (read: ReturnType<typeof sharedReads>, entry = here) =>
  read(entry, async ({ sql }) => (await sql<{ id: string }>("SELECT id FROM workspace")).map(({ id }) => id));

test("concurrent reads of the same place share one transaction, and each has its own result", async () => {
  const read = sharedReads(app);
  const answers = await Promise.all([
    names(read),
    read(here, async ({ prisma }) => (await (await prisma()).member.findMany()).length),
    read(here, async ({ prisma }) => (await (await prisma()).workspace.findMany()).length),
    read(here, async ({ entered }) => entered.actor?.workspaceRole),
  ]);
  expect(answers).toEqual([[tenant.workspace], 1, 1, "workspace_admin"]);
  expect(taken).toBe(1);
  expect(app.idleCount).toBe(app.totalCount);
});

test("[V4] reads of two places do not share: each sees its own tenant", async () => {
  const read = sharedReads(app);
  const there = inBackground(other.workspace);
  expect(await Promise.all([names(read), names(read, there)])).toEqual([
    [tenant.workspace],
    [other.workspace],
  ]);
  expect(taken).toBe(2);
});

test("a later read of the same request authenticates again", async () => {
  const read = sharedReads(app);
  await names(read);
  await names(read);
  expect(taken).toBe(2);
});

test("a refusal affects only its own read", async () => {
  const read = sharedReads(app);
  const refused = read(here, async () => {
    throw new Error("refused");
  });
  const [first, second] = await Promise.allSettled([refused, names(read)]);
  expect(first).toMatchObject({ status: "rejected", reason: { message: "refused" } });
  expect(second).toEqual({ status: "fulfilled", value: [tenant.workspace] });
});

test("a failed statement does not fail the reads that shared its transaction", async () => {
  const read = sharedReads(app);
  const failing = read(here, async ({ sql }) => sql("SELECT 1 / 0"));
  const [first, second] = await Promise.allSettled([failing, names(read)]);
  expect(first).toMatchObject({ status: "rejected", reason: { code: "22012" } });
  expect(second).toEqual({ status: "fulfilled", value: [tenant.workspace] });
  expect(app.idleCount).toBe(app.totalCount);
});

test("each read has the rows of its own first query and of no other", async () => {
  const read = sharedReads(app);
  const saying = (value: string) => ({ text: "SELECT $1::text AS said", values: [value] });
  const heard = async (_: unknown, rows: { said: string }[]) => rows.map(({ said }) => said);
  const answers = await Promise.all([
    read(here, heard, saying("first")),
    read(here, heard, saying("second")),
    read(here, heard),
  ]);
  expect(answers).toEqual([["first"], ["second"], []]);
  expect(taken).toBe(1);
});

test("a failed first query does not fail the reads that join", async () => {
  const read = sharedReads(app);
  const failing = read(here, async () => "never", { text: "SELECT 1 / 0", values: [] });
  const [first, second] = await Promise.allSettled([failing, names(read)]);
  expect(first).toMatchObject({ status: "rejected", reason: { code: "22012" } });
  expect(second).toEqual({ status: "fulfilled", value: [tenant.workspace] });
  expect(app.idleCount).toBe(app.totalCount);
});

test("a read whose authority changes while it runs starts over, and answers with the new one", async () => {
  const first = { text: "SELECT name FROM organization", values: [] };
  await sharedReads(app)(here, async () => null, first);
  let runs = 0;
  const seen = await sharedReads(app)(
    here,
    async ({ sql }, rows: { name: string }[]) => {
      runs += 1;
      // Between the flight of its first query and the transaction of its next statement.
      if (runs === 1)
        await owner.query("UPDATE organization SET name = 'Renamed' WHERE id = $1", [tenant.org]);
      const [row] = await sql<{ name: string }>("SELECT name FROM organization");
      return [rows[0]?.name, row?.name];
    },
    first,
  );
  expect({ runs, seen }).toEqual({ runs: 2, seen: ["Renamed", "Renamed"] });
});
