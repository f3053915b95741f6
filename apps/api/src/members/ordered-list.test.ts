import { describe, expect, test } from "vitest";
import type { TestPerson } from "../testing/api.ts";
import { startApi } from "../testing/api.ts";
import { allPages } from "../testing/paging.ts";
import { makeTeam } from "../testing/teams.ts";
import { enlist, staffed, suspend } from "../testing/tenants.ts";

const api = await startApi();

type Asked = Parameters<TestPerson["client"]["members"]["list"]["query"]>[0];

/** Everyone in a list, read two at a time. */
async function idsOf({ client }: TestPerson, asked: Asked): Promise<string[]> {
  const items = await allPages((cursor) => client.members.list.query({ ...asked, limit: 2, cursor }));
  return items.map(({ userId }) => userId);
}

/** A workspace with a person for each role, one with access only through a team, and one who is suspended. */
async function crowd() {
  const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
  const byTeam = await api.person("Aaron");
  await enlist(api, tenant, byTeam, "org_member");
  await makeTeam(tenant, { by: founder, name: "Readers", people: [byTeam], role: "reader" });
  const gone = as("contributor");
  await suspend(api, gone);
  return { ...tenant, founder, as, byTeam, gone };
}

describe("members.list of a workspace", () => {
  test("sorts by name or by when people were added, in both directions, page by page", async () => {
    const { workspace, founder } = await crowd();
    const { items } = await founder.client.members.list.query({ workspace });
    const byName = items.map(({ userId }) => userId);
    const byTime = items
      .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))
      .map(({ userId }) => userId);
    expect(byTime).not.toEqual(byName);
    expect(await idsOf(founder, { workspace })).toEqual(byName);
    expect(await idsOf(founder, { workspace, descending: true })).toEqual(byName.toReversed());
    expect(await idsOf(founder, { workspace, sort: "added" })).toEqual(byTime);
    expect(await idsOf(founder, { workspace, sort: "added", descending: true })).toEqual(byTime.toReversed());
  });

  test("filters by a role from any source, and still shows all sources", async () => {
    const { workspace, founder, as, byTeam } = await crowd();
    const readers = await founder.client.members.list.query({ workspace, role: "reader", counted: true });
    expect(new Set(readers.items.map(({ userId }) => userId))).toEqual(new Set([byTeam.id, as("reader").id]));
    expect(readers.total).toBe(2);
    const owner = await founder.client.members.get.query({ workspace, userId: as("owner").id });
    const owners = await founder.client.members.list.query({ workspace, role: "owner" });
    expect(owners.items).toContainEqual(owner);
    expect((await founder.client.members.list.query({ workspace, role: "no_such_role" })).items).toEqual([]);
  });

  test("filters by state, and counts the results only on request", async () => {
    const { workspace, founder, gone } = await crowd();
    const whole = await founder.client.members.list.query({ workspace, counted: true });
    expect(whole.total).toBe(whole.items.length);
    const { list } = founder.client.members;
    const suspended = await list.query({ workspace, state: "suspended", counted: true });
    expect(suspended).toMatchObject({ items: [{ userId: gone.id, active: false }], total: 1 });
    const active = await list.query({ workspace, state: "active", counted: true, limit: 1 });
    expect(active).toMatchObject({ items: [{ active: true }], total: whole.items.length - 1 });
    expect((await list.query({ workspace })).total).toBeNull();
    expect((await list.query({ workspace, search: "aaron", counted: true })).total).toBe(1);
  });

  test("a cursor of one sort order is refused in another", async () => {
    const { workspace, founder } = await crowd();
    const { list } = founder.client.members;
    const { nextCursor } = await list.query({ workspace, limit: 1 });
    const error = await list.query({ workspace, sort: "added", cursor: nextCursor }).then(
      () => null,
      (refused: { data?: { reason?: string } }) => refused.data?.reason,
    );
    expect(error).toBe("unknown_cursor");
  });
});

describe("members.list of an organization", () => {
  test("sorts, filters and counts its people", async () => {
    const { org: organization, founder, byTeam, gone } = await crowd();
    const { list } = founder.client.members;
    const { items } = await list.query({ organization });
    const byTime = items
      .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))
      .map(({ userId }) => userId);
    expect(await idsOf(founder, { organization, sort: "added" })).toEqual(byTime);
    expect(await idsOf(founder, { organization, descending: true })).toEqual(
      items.map(({ userId }) => userId).toReversed(),
    );
    const role = items.find(({ userId }) => userId === byTeam.id)?.role ?? "";
    const plain = await list.query({ organization, role, counted: true, limit: 1 });
    expect(plain.total).toBe(items.filter((each) => each.role === role).length);
    const suspended = await list.query({ organization, state: "suspended", counted: true });
    expect(suspended).toMatchObject({ items: [{ userId: gone.id }], total: 1 });
    expect((await list.query({ organization, search: byTeam.email })).items).toHaveLength(1);
  });
});
