import { describe, expect, test } from "vitest";
import { cursorAfter } from "../procedure/cursor.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { allPages } from "../testing/paging.ts";
import { found, join } from "../testing/tenants.ts";
import { act, create, titles } from "./testing.ts";

const api = await startApi();

describe("a list", async () => {
  const founder = await api.person("Founder");
  const tenant = await found(api, founder, "compliance-ops");
  const { org, workspace } = tenant;
  const risks = [
    { summary: "Émile", likelihood: 2, impact: 5 },
    { summary: "anna", likelihood: 5, impact: 1 },
    { summary: "Zoe", likelihood: 2, impact: 3 },
    { summary: "Anna", likelihood: 1, impact: 3 },
  ];
  for (const risk of risks) await create(founder, workspace, "risk", risk);
  for (const [host, valid_until, issuer] of [
    ["b.example", "2027-03-01", "Two"],
    ["a.example", "2028-01-01", "One"],
    ["c.example", "2026-12-24", undefined],
  ]) {
    await create(founder, workspace, "certificate", { host, valid_until, issuer });
  }

  test("is in the order that its kind declares", async () => {
    expect(await titles(founder, workspace, "certificate")).toEqual(["c.example", "b.example", "a.example"]);
    expect(await titles(founder, workspace, "risk")).toEqual(
      expect.arrayContaining(["Émile", "Zoe", "Anna", "anna"]),
    );
    expect((await titles(founder, workspace, "risk"))[0]).toBe("Émile");
  });

  test("is sorted by any field of it, as people look for names and numbers, with what is empty last", async () => {
    const sorted = (kind: string, sort: string, descending = false) =>
      titles(founder, workspace, kind, { sort, descending });
    const names = (await sorted("risk", "summary")).map((name) => name?.toLowerCase());
    expect(names).toEqual(["anna", "anna", "émile", "zoe"]);
    expect(await sorted("risk", "likelihood", true)).toMatchObject({ 0: "anna", 3: "Anna" });
    expect(await sorted("certificate", "issuer")).toEqual(["a.example", "b.example", "c.example"]);
    expect(await sorted("certificate", "at")).toEqual(["b.example", "a.example", "c.example"]);
    const wrong = founder.client.resources.list.query({ workspace, kind: "risk", sort: "owner" });
    expect(await errorOf(wrong)).toMatchObject({ reason: "not_sortable", path: "sort" });
  });

  test("is sorted by a choice and by its state in the order in which they are declared, page by page", async () => {
    const ids: string[] = [];
    for (const risk of ["high", null, "low", "medium"]) {
      ids.push((await create(founder, workspace, "change", { summary: risk ?? "none", risk })).id);
    }
    const approver = await join(api, tenant, founder, "admin");
    await act(founder, workspace, "change", ids[0] ?? "", "submit");
    await act(approver, workspace, "change", ids[0] ?? "", "approve");
    const paged = (sort: string, descending = false) =>
      allPages((cursor) =>
        founder.client.resources.list.query({
          workspace,
          kind: "change",
          sort,
          descending,
          limit: 1,
          cursor,
        }),
      );
    const risks = (await paged("risk")).map(({ title }) => title);
    expect(risks).toEqual(["low", "medium", "high", "none"]);
    expect((await paged("risk", true)).map(({ title }) => title)).toEqual(risks.toReversed());
    expect((await paged("state", true)).map(({ state }) => state)).toEqual([
      "approved",
      "draft",
      "draft",
      "draft",
    ]);
  });

  test.each(["summary", "likelihood", "impact", "at"])("is read page by page, by %s", async (sort) => {
    for (const descending of [false, true]) {
      const query = { workspace, kind: "risk", sort, descending };
      const whole = await founder.client.resources.list.query(query);
      const paged = await allPages((cursor) =>
        founder.client.resources.list.query({ ...query, limit: 1, cursor }),
      );
      expect(paged).toEqual(whole.items);
      expect(paged).toHaveLength(4);
    }
  });

  test.each(["summary", "likelihood", "at", "state"])(
    "refuses a cursor of another list, by %s",
    async (sort) => {
      const texts = ["soon", "1e400000", "NaN", "2027-02-30T00:00:00.000000Z", "\0"];
      for (const [place, id] of [...texts.map((text) => [text, founder.id]), ["1", "no id"]]) {
        const cursor = cursorAfter([place ?? "", id ?? ""]);
        const query = { workspace, kind: "risk", sort, cursor };
        const answer = await founder.client.resources.list.query(query).then(
          () => "answered",
          (error) => errorOf(Promise.reject(error)),
        );
        // A text sorts somewhere among others; a number and an instant have to be one.
        if (answer !== "answered") expect(answer).toMatchObject({ code: "INVALID", path: "cursor" });
        if (sort === "likelihood" || sort === "at") expect(answer).not.toBe("answered");
      }
    },
  );

  test("is searched, filtered and counted", async () => {
    expect(await titles(founder, workspace, "risk", { search: "emil" })).toEqual(["Émile"]);
    expect(await titles(founder, workspace, "certificate", { filters: { issuer: "two" } })).toEqual([
      "b.example",
    ]);
    const { total, items } = await founder.client.resources.list.query({
      workspace,
      kind: "risk",
      search: "ann",
      counted: true,
      limit: 1,
    });
    expect({ total, items: items.length }).toEqual({ total: 2, items: 1 });
    const wrong = founder.client.resources.list.query({
      workspace,
      kind: "risk",
      filters: { mitigation: "x" },
    });
    expect(await errorOf(wrong)).toMatchObject({ reason: "no_such_field", path: "filters.mitigation" });
    const service = await create(founder, workspace, "asset", {
      name: "Tagged",
      type: "server",
      tags: ["eu", "prod"],
    });
    expect(await titles(founder, workspace, "asset", { filters: { tags: "eu" } })).toEqual([service.title]);
    expect(await titles(founder, workspace, "asset", { filters: { tags: "us" } })).toEqual([]);
  });

  test("has at most ten thousand of a kind", async () => {
    await api.owner.query(
      `WITH made AS (INSERT INTO resource_root (org_id, id, workspace_id, kind)
         SELECT $1, gen_random_uuid(), $2, 'task' FROM generate_series(1, 10000) RETURNING *)
       INSERT INTO resource (org_id, id, root_id, kind, state, title, fields)
         SELECT org_id, id, id, kind, 'open', 'Task', '{"summary": "Task"}' FROM made`,
      [org, workspace],
    );
    const { rows } = await api.owner.query(
      "SELECT count(*)::int AS n FROM resource WHERE kind = 'task' AND org_id = $1",
      [org],
    );
    expect(rows).toEqual([{ n: 10_000 }]);
    expect(await errorOf(create(founder, workspace, "task", { summary: "One more" }))).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "too_many_resources",
      params: { amount: 10_000 },
    });
    const viewer = await join(api, tenant, founder, "viewer");
    expect((await viewer.client.resources.list.query({ workspace, kind: "task", counted: true })).total).toBe(
      1_000,
    );
  });
});
