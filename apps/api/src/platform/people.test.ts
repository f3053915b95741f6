import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { cursorAfter } from "../procedure/cursor.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { allPages } from "../testing/paging.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { expectPlatformOnly, platformAdmin } from "./testing.ts";

const api = await startApi();
const platform = await platformAdmin(api);
const { people, suspendPerson, reinstatePerson } = platform.client.platform;

describe("platform.people", () => {
  test("lists everyone with an account, page by page, and searches by name or address", async () => {
    const { founder, as } = await staffed(api, "compliance-ops");
    const whole = await people.query({ limit: 100 });
    expect(whole.items.map(({ createdAt }) => createdAt)).toEqual(
      whole.items.map(({ createdAt }) => createdAt).toSorted(),
    );
    expect(whole.items.find(({ id }) => id === founder.id)).toMatchObject({
      name: "Founder",
      email: founder.email,
      emailVerified: true,
      suspendedAt: null,
      workspaces: 1,
      workspaceLimit: null,
    });
    expect(await allPages((cursor) => people.query({ limit: 2, cursor }))).toEqual(whole.items);
    const found = await people.query({ search: as("viewer").email.slice(0, 20).toUpperCase() });
    expect(found.items.map(({ id }) => id)).toEqual([as("viewer").id]);
    const bad = await errorOf(people.query({ cursor: cursorAfter(["yesterday", founder.id]) }));
    expect(bad).toMatchObject({ code: "INVALID", path: "cursor" });
    await expectPlatformOnly([founder], (client) => client.platform.people.query({}));
  });
});

describe("platform.people, sorted and filtered", () => {
  const unique = randomUUID().slice(0, 8);
  const names = async (input: Parameters<typeof people.query>[0]) => {
    const { items, total } = await people.query({ search: unique, counted: true, ...input });
    return [items.map(({ name }) => name.split(" ")[0]), total];
  };

  test("by name or age in both directions, and by state, with the total", async () => {
    const zoe = await api.person(`Zoe ${unique}`);
    await api.person(`adam ${unique}`);
    await api.person(`Mia ${unique}`);
    await suspendPerson.mutate({ userId: zoe.id });
    expect(await names({})).toEqual([["Zoe", "adam", "Mia"], 3]);
    expect(await names({ descending: true })).toEqual([["Mia", "adam", "Zoe"], 3]);
    expect(await names({ sort: "name" })).toEqual([["adam", "Mia", "Zoe"], 3]);
    expect(await names({ sort: "name", descending: true, limit: 1 })).toEqual([["Zoe"], 3]);
    expect(await names({ state: "suspended" })).toEqual([["Zoe"], 1]);
    expect(await names({ state: "active", sort: "name" })).toEqual([["adam", "Mia"], 2]);
    expect(await names({ state: "unconfirmed" })).toEqual([[], 0]);
    const page = await people.query({ search: unique, sort: "name", limit: 2 });
    const rest = await people.query({ search: unique, sort: "name", limit: 2, cursor: page.nextCursor });
    expect(rest.items.map(({ id }) => id)).toEqual([zoe.id]);
  });
});

describe("platform.suspendPerson", () => {
  test("ends a person's sessions immediately and keeps them out until they are reinstated, recorded in every organization's log", async () => {
    const tenants = [await staffed(api, "compliance-ops"), await staffed(api, "ai-governance")];
    const person = tenants[0]?.as("admin");
    if (person === undefined) throw new Error("person not found");
    const workspace = tenants[1]?.workspace ?? "";
    await tenants[1]?.founder.client.members.add.mutate({
      workspace,
      email: person.email,
      role: "workspace_viewer",
    });
    const suspended = await suspendPerson.mutate({ userId: person.id });
    expect(suspended).toMatchObject({ id: person.id, workspaces: 2, suspendedAt: expect.any(String) });
    expect((await errorOf(person.client.session.me.query())).code).toBe("UNAUTHENTICATED");
    const byPlatform = { actor: platform.email, via: "platform", target: person.email };
    // The people of a standalone workspace see only the workspace of their organization.
    const places = [tenants[0]?.workspace, null];
    for (const [at, tenant] of tenants.entries()) {
      const entry = { ...byPlatform, action: "person.suspended", workspace: places[at] };
      expect((await newest(api, tenant))[0]).toMatchObject(entry);
    }
    const { items } = (await tenants[0]?.founder.client.members.list.query({
      workspace: tenants[0].workspace,
    })) ?? { items: [] };
    expect(items.find(({ userId }) => userId === person.id)).toMatchObject({ active: false });
    expect(await errorOf(suspendPerson.mutate({ userId: person.id }))).toMatchObject({
      code: "WRONG_STATE",
      reason: "already_suspended",
    });

    expect(await reinstatePerson.mutate({ userId: person.id })).toMatchObject({ suspendedAt: null });
    for (const [at, tenant] of tenants.entries()) {
      const entry = { ...byPlatform, action: "person.reinstated", workspace: places[at] };
      expect((await newest(api, tenant))[0]).toMatchObject(entry);
      expect((await tenant.founder.client.audit.verify.query({ workspace: tenant.workspace })).intact).toBe(
        true,
      );
    }
    expect(await errorOf(reinstatePerson.mutate({ userId: person.id }))).toMatchObject({
      code: "WRONG_STATE",
      reason: "not_suspended",
    });
  });

  test("refuses the caller's own account, an unknown one, and everyone else", async () => {
    const { founder, as } = await staffed(api, "compliance-ops");
    expect(await errorOf(suspendPerson.mutate({ userId: platform.id }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "suspend_yourself",
    });
    for (const act of [suspendPerson, reinstatePerson]) {
      expect(await errorOf(act.mutate({ userId: randomUUID() }))).toMatchObject({
        code: "NOT_FOUND",
        reason: "no_such_person",
      });
    }
    const userId = as("viewer").id;
    await expectPlatformOnly([founder], (client) => client.platform.suspendPerson.mutate({ userId }));
    await expectPlatformOnly([founder], (client) => client.platform.reinstatePerson.mutate({ userId }));
  });
});
