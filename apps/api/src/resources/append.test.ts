import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, newest, staffed } from "../testing/tenants.ts";
import { create } from "./testing.ts";

const api = await startApi();

const minutes = (ago: number) => new Date(Date.now() - 60_000 * ago).toISOString();
const trace = (ago: number, fields: object = {}) => ({
  id: randomUUID(),
  at: minutes(ago),
  fields: { name: `run ${ago}`, status: "ok", ...fields },
});

/** A workspace of ai-tracing with a project, and a key that appends traces. */
async function traced() {
  const tenant = await staffed(api, "ai-tracing");
  const { workspace, founder } = tenant;
  const owner = tenant.as("owner");
  const { id: parent } = await create(owner, workspace, "project", { name: "Assistant" });
  const { text } = await owner.client.keys.issue.mutate({
    workspace,
    name: "Collector",
    scopes: ["project:read", "trace:append"],
  });
  return { ...tenant, founder, owner, parent, program: api.client(text), text };
}

describe("records", () => {
  test("are appended by a key, listed newest first, and filtered by what the kind names", async () => {
    const { workspace, parent, program, as, ...tenant } = await traced();
    const rows = [trace(3), trace(1, { status: "error", model: "GPT-9" }), trace(2, { tokens_in: 7 })];
    const answer = await program.resources.append.mutate({ workspace, kind: "trace", parent, rows });
    expect(answer).toEqual({ count: 3, first: rows[0]?.id, last: rows[2]?.id });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "resource.appended",
      actor: "Collector",
      target: "trace",
      after: { ...answer, parent },
    });

    const reader = as("reader");
    const list = (more: object = {}) =>
      reader.client.resources.list.query({ workspace, kind: "trace", ...more });
    const titles = async (more: object = {}) => (await list(more)).items.map(({ title }) => title);
    expect(await titles()).toEqual(["run 1", "run 2", "run 3"]);
    expect(await titles({ sort: "at" })).toEqual(["run 3", "run 2", "run 1"]);
    expect(await titles({ parent, filters: { status: "error" } })).toEqual(["run 1"]);
    expect(await titles({ filters: { model: "gpt-9" } })).toEqual(["run 1"]);
    const [newestOne] = (await list({ limit: 1 })).items;
    expect(newestOne).toMatchObject({
      id: rows[1]?.id,
      parent,
      state: null,
      workspace: { id: workspace },
      names: { [parent]: "Assistant" },
      fields: { status: "error", model: "GPT-9" },
      createdAt: rows[1]?.at,
    });
    const first = await list({ limit: 2, counted: true });
    expect([first.items.length, first.total]).toEqual([2, 3]);
    expect(await titles({ limit: 2, cursor: first.nextCursor })).toEqual(["run 3"]);
    for (const [wanted, refusal] of [
      [{ search: "run" }, { reason: "not_searchable", path: "search" }],
      [{ sort: "name" }, { reason: "not_sortable", path: "sort" }],
      [{ filters: { cost: 1 } }, { reason: "no_such_field", path: "filters.cost" }],
      [{ cursor: "bm9uZQ" }, { reason: "unknown_cursor" }],
    ] as const)
      expect(await errorOf(list(wanted))).toMatchObject(refusal);
  });

  test("come all or none, and once however often a call is repeated", async () => {
    const { workspace, parent, program, text, owner } = await traced();
    const rows = [trace(2), trace(1)];
    const again = api.client(text, { "idempotency-key": randomUUID() });
    const once = (given: readonly object[]) =>
      again.resources.append.mutate({ workspace, kind: "trace", parent, rows: given as typeof rows });
    expect(await once(rows)).toEqual(await once(rows));
    expect(await errorOf(once([trace(5)]))).toMatchObject({
      code: "CONFLICT",
      reason: "idempotency_key_reused",
    });
    const repeated = program.resources.append.mutate({
      workspace,
      kind: "trace",
      parent,
      rows: [trace(9), ...rows],
    });
    expect(await errorOf(repeated)).toMatchObject({ code: "CONFLICT", reason: "record_exists" });
    const { total } = await owner.client.resources.list.query({ workspace, kind: "trace", counted: true });
    expect(total).toBe(2);
  });

  test.each([
    ["a value of the wrong type", { fields: { status: "ok", name: 7 } }, "rows.1.fields.name"],
    [
      "a number out of range",
      { fields: { name: "x", status: "ok", duration: -1 } },
      "rows.1.fields.duration",
    ],
    ["2^53 + 1", { fields: { name: "x", status: "ok", tokens_in: 2 ** 53 } }, "rows.1.fields.tokens_in"],
    ["a field that no one declared", { fields: { name: "x", status: "ok", size: 1 } }, "rows.1.fields.size"],
    ["a missing field", { fields: { name: "x" } }, "rows.1.fields.status"],
    ["an instant long ago", { at: "2001-01-01T00:00:00Z" }, "rows.1.at"],
    ["an instant ahead", { at: new Date(Date.now() + 90_000_000).toISOString() }, "rows.1.at"],
    ["a date that does not exist", { at: "2026-02-30T00:00:00Z" }, "rows.1.at"],
    ["an id that is none", { id: "1" }, "rows.1.id"],
  ])("are refused for %s, with the place in the batch", async (_, wrong, path) => {
    const { workspace, parent, program, owner } = await traced();
    const rows = [trace(1), { ...trace(1), ...wrong }] as ReturnType<typeof trace>[];
    const call = program.resources.append.mutate({ workspace, kind: "trace", parent, rows });
    expect(await errorOf(call)).toMatchObject({ code: "INVALID", path });
    expect((await owner.client.resources.list.query({ workspace, kind: "trace" })).items).toEqual([]);
  });

  test("are refused by the thousand and one, below another workspace's parent, and below none", async () => {
    const { workspace, parent, program } = await traced();
    const other = await traced();
    const append = (given: object) =>
      errorOf(
        program.resources.append.mutate({ workspace, kind: "trace", parent, rows: [trace(1)], ...given }),
      );
    const many = Array.from({ length: 1_001 }, () => trace(1));
    expect(await append({ rows: many })).toMatchObject({ code: "INVALID", path: "rows" });
    for (const wrong of [other.parent, randomUUID(), null])
      expect(await append({ parent: wrong })).toMatchObject({ reason: "wrong_parent", path: "parent" });
    expect(await append({ kind: "project" })).toMatchObject({ code: "FORBIDDEN" });
  });

  test("[V4] are read and appended by those who may, and are nowhere else", async () => {
    const { workspace, parent, program, as, ...tenant } = await traced();
    const rows = [trace(1)];
    await program.resources.append.mutate({ workspace, kind: "trace", parent, rows });
    expect(
      await errorOf(
        as("reader").client.resources.append.mutate({ workspace, kind: "trace", parent, rows: [trace(1)] }),
      ),
    ).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    expect(await errorOf(program.resources.list.query({ workspace, kind: "trace" }))).toMatchObject({
      reason: "missing_permission",
    });
    const other = await traced();
    expect(
      (await other.owner.client.resources.list.query({ workspace: other.workspace, kind: "trace" })).items,
    ).toEqual([]);
    await expectLooksMissing(
      (at) => other.owner.client.resources.list.query({ workspace: at, kind: "trace" }),
      { workspace, ...tenant },
    );
  });

  test("go with what they stand under: hidden at the deletion, and removed by the job", async () => {
    const { workspace, parent, program, owner, org } = await traced();
    const rows = [trace(1), trace(2), trace(3)];
    await program.resources.append.mutate({ workspace, kind: "trace", parent, rows });
    await owner.client.resources.delete.mutate({ workspace, kind: "project", id: parent });
    expect((await owner.client.resources.list.query({ workspace, kind: "trace" })).items).toEqual([]);
    const stored = async () =>
      (await api.owner.query("SELECT FROM record WHERE org_id = $1", [org])).rowCount;
    const counted = async () =>
      (await api.owner.query("SELECT kind, amount::int FROM record_count WHERE org_id = $1", [org])).rows;
    expect([await stored(), await counted()]).toEqual([3, [{ kind: "trace", amount: 3 }]]);
    const removed = async () =>
      (await api.owner.query<{ removed: number | null }>("SELECT authz.remove_records(2) AS removed")).rows[0]
        ?.removed;
    expect([await removed(), await removed(), await stored()]).toEqual([2, 1, 0]);
    expect(await counted()).toEqual([]);
  });

  test("are exported as they are listed, and continued after the last one", async () => {
    const { workspace, parent, program, as } = await traced();
    const rows = [trace(3), trace(1, { status: "error" }), trace(2)];
    await program.resources.append.mutate({ workspace, kind: "trace", parent, rows });
    const reader = as("reader").client.resources;
    const where = { workspace, kind: "trace" };
    const exported = async (more: object = {}) => {
      const { rows: count, ticket } = await reader.export.mutate({ ...where, format: "ndjson", ...more });
      const { text } = await reader.exportPage.query({ ...where, ticket });
      const lines = text.split("\n").filter((line) => line !== "");
      return [count, lines.map((line) => JSON.parse(line).title)];
    };
    expect(await exported()).toEqual([3, ["run 1", "run 2", "run 3"]]);
    expect(await exported({ filters: { status: "ok" } })).toEqual([2, ["run 2", "run 3"]]);
    expect(await exported({ after: rows[2]?.id })).toEqual([1, ["run 3"]]);
  });
});
