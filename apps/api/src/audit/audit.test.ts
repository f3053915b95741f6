import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { cursorAfter } from "../procedure/cursor.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { enlist, expectLooksMissing, found, join, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe("audit.list", () => {
  test("returns each entry in full: actor, address, action, target, before and after, and the exact time", async () => {
    const { founder, as, org, workspace } = await staffed(api, "compliance-ops");
    const userId = as("viewer").id;
    await founder.client.members.changeRole.mutate({ workspace, userId, role: "member" });
    const { items } = await founder.client.audit.list.query({ workspace });
    expect(items.map((entry) => entry.seq)).toEqual([5, 4, 3, 2, 1]);
    const { rows } = await api.owner.query<{ at: string; hash: string; prev: string }>(
      `SELECT audit.time_text(at) AS at, encode(hash, 'hex') AS hash, encode(prev_hash, 'hex') AS prev
       FROM audit_entry WHERE org_id = $1 AND seq = 5`,
      [org],
    );
    expect(items[0]).toEqual({
      orgId: org,
      seq: 5,
      at: rows[0]?.at,
      workspaceId: workspace,
      actorKind: "user",
      actorId: founder.id,
      actorName: founder.email,
      via: "workspace",
      ip: "127.0.0.1",
      action: "member.role_changed",
      targetKind: "user",
      targetId: userId,
      targetName: as("viewer").email,
      outcome: "done",
      before: '{"role":"viewer"}',
      after: '{"role":"member"}',
      prevHash: rows[0]?.prev,
      hash: rows[0]?.hash,
      commitments: expect.stringMatching(
        /^\{"actorName":"[0-9a-f]{64}","ip":"[0-9a-f]{64}","targetName":"[0-9a-f]{64}"\}$/,
      ),
      salts: expect.stringMatching(
        /^\{"actorName":"[0-9a-f]{32}","ip":"[0-9a-f]{32}","targetName":"[0-9a-f]{32}"\}$/,
      ),
    });
    expect(items[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  });

  test("[V16] shows the workspace's name at the time and its current name", async () => {
    const founder = await api.person();
    const { workspace } = await found(api, founder, "compliance-ops");
    await founder.client.workspaces.rename.mutate({ workspace, name: "Zahlungen – Nord" });
    const { items } = await founder.client.audit.list.query({ workspace });
    expect(items.map(({ action, targetName }) => ({ action, targetName }))).toEqual([
      { action: "workspace.renamed", targetName: "Zahlungen – Nord" },
      { action: "workspace.created", targetName: "Test" },
    ]);
    expect(items[0]?.before).toBe('{"name":"Test"}');
  });

  test("finds part of the actor, of the target, and of the stored data", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    await founder.client.workspaces.rename.mutate({ workspace, name: "Zahlungen" });
    const found = async (search: string) =>
      (await founder.client.audit.list.query({ workspace, search })).items.map(({ action }) => action);
    expect(await found("ZAHLUNGEN")).toEqual(["workspace.renamed"]);
    expect(await found('"name":"zahl')).toEqual(["workspace.renamed"]);
    expect(await found("%")).toEqual([]);
    expect((await found(founder.email.toUpperCase())).length).toBeGreaterThan(1);
  });

  test("returns large pages in ascending order, with people's current names", async () => {
    const { founder, as, workspace } = await staffed(api, "compliance-ops");
    const { items, people, nextCursor } = await founder.client.audit.list.query({
      workspace,
      order: "oldest",
      limit: 1_000,
    });
    expect(items.map(({ seq }) => seq)).toEqual(upTo(items.length));
    expect(nextCursor).toBeNull();
    const names = new Map(people.map(({ userId, name }) => [userId, name]));
    expect(names.get(founder.id)).toBe(founder.name);
    expect(names.get(as("viewer").id)).toBe(as("viewer").name);
    const [page, rest] = [
      await founder.client.audit.list.query({ workspace, order: "oldest", limit: 2 }),
      await founder.client.audit.list.query({ workspace, order: "oldest", cursor: cursorAfter([2]) }),
    ];
    expect([...page.items, ...rest.items].map(({ seq }) => seq)).toEqual(upTo(items.length));
    expect(await errorOf(founder.client.audit.list.query({ workspace, limit: 1_001 }))).toMatchObject({
      code: "INVALID",
      path: "limit",
    });
  });

  test("pages from newest to oldest while newer entries arrive", async () => {
    const { founder, as, workspace } = await staffed(api, "compliance-ops");
    const seqs: number[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { seq: number }[]; nextCursor: string | null } =
        await founder.client.audit.list.query({ workspace, limit: 2, cursor });
      seqs.push(...page.items.map((entry) => entry.seq));
      cursor = page.nextCursor;
      const change = { workspace, userId: as("viewer").id, role: seqs.length === 2 ? "member" : "viewer" };
      await founder.client.members.changeRole.mutate(change);
    } while (cursor !== null);
    expect(seqs).toEqual([4, 3, 2, 1]);
  });

  test("filters by action, actor, outcome and time; `from` is inclusive, `to` is exclusive", async () => {
    const { founder, as, workspace } = await staffed(api, "compliance-ops");
    await errorOf(as("admin").client.members.makeOwner.mutate({ workspace, userId: as("viewer").id }));
    await as("admin").client.members.remove.mutate({ workspace, userId: as("viewer").id });
    const list = async (filters: object) => {
      const { items } = await founder.client.audit.list.query({ workspace, ...filters });
      return items.map((entry) => entry.seq);
    };
    expect(await list({ action: "member.added" })).toEqual([4, 3, 2]);
    expect(await list({ actorId: as("admin").id })).toEqual([6, 5]);
    expect(await list({ actorId: randomUUID() })).toEqual([]);
    expect(await list({ targetId: as("viewer").id })).toEqual([6, 5, 4]);
    expect(await list({ outcome: "refused" })).toEqual([5]);
    expect(await list({ outcome: "done", actorId: as("admin").id, action: "member.removed" })).toEqual([6]);
    await api.owner.query(
      `UPDATE audit_entry SET at = '2026-03-01T00:00:00Z'::timestamptz + seq * interval '1 day'
       WHERE workspace_id = $1`,
      [workspace],
    );
    expect(await list({ from: "2026-03-03T00:00:00Z", to: "2026-03-06T00:00:00.000Z" })).toEqual([4, 3, 2]);
    expect(await list({ from: "2026-03-06T00:00:00.001Z" })).toEqual([6]);
    expect(await list({ from: "0000-01-01T00:00:00Z", to: "9999-12-31T23:59:59.999999Z" })).toHaveLength(6);
  });

  test("refuses a foreign cursor", async () => {
    const { workspace, founder } = await staffed(api, "compliance-ops");
    for (const cursor of [
      "AAAA",
      cursorAfter(["1"]),
      cursorAfter([1, 2]),
      cursorAfter([-1]),
      cursorAfter([1e300]),
    ]) {
      const error = await errorOf(founder.client.audit.list.query({ workspace, cursor }));
      expect(error).toMatchObject({ code: "INVALID", reason: "unknown_cursor", path: "cursor" });
    }
  });

  test("[M12] a workspace viewer can read it, as auditors do", async () => {
    const { as, workspace } = await staffed(api, "ai-governance");
    const { items } = await as("workspace_viewer").client.audit.list.query({ workspace });
    expect(items.length).toBeGreaterThan(3);
  });

  test("refuses members and viewers where only admins can read it, and another tenant's workspace like a missing one", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    for (const role of ["member", "viewer"]) {
      expect(await errorOf(as(role).client.audit.list.query({ workspace }))).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
        path: null,
        message: "You need the Owner or Admin role to read and verify the audit log of the workspace.",
      });
    }
    const theirs = await staffed(api, "compliance-ops");
    await expectLooksMissing((ref) => as("owner").client.audit.list.query({ workspace: ref }), theirs);
    await expectLooksMissing((ref) => as("owner").client.audit.verify.query({ workspace: ref }), theirs);
  });

  test("[V4] shows only its workspace's entries, even to people who can read all of the organization's", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-governance");
    const other = await founder.client.workspaces.create.mutate({
      organization: tenant.org,
      name: "Other",
      slug: `other-${tenant.slug}`,
    });
    const { items } = await founder.client.audit.list.query({ workspace: other.id });
    expect(items.map((entry) => entry.action)).toEqual(["member.added", "workspace.created"]);
    const first = await founder.client.audit.list.query({ workspace: tenant.workspace });
    expect(first.items.every((entry) => entry.workspaceId === tenant.workspace)).toBe(true);
  });

  test("shows in a standalone workspace what the platform admin does to its organization and its people", async () => {
    const { founder, as, org, workspace } = await staffed(api, "machine-fleet");
    const { client } = await api.person("Platform admin", { platformAdmin: true });
    await client.organizations.changePlan.mutate({
      actingAs: "platform",
      organization: org,
      plan: "enterprise",
    });
    await client.platform.suspendPerson.mutate({ userId: as("member").id });
    const { items } = await founder.client.audit.list.query({ workspace, limit: 2 });
    expect(items).toMatchObject([
      { action: "person.suspended", via: "platform", workspaceId: workspace, targetId: as("member").id },
      {
        action: "organization.plan_changed",
        via: "platform",
        workspaceId: workspace,
        targetId: "enterprise",
      },
    ]);
    expect(await founder.client.audit.verify.query({ workspace })).toMatchObject({ intact: true });
  });

  test("[M44] an archived workspace keeps its log and its chain", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-governance");
    const name = "Pilot";
    const { id: workspace } = await founder.client.workspaces.create.mutate({
      organization: tenant.org,
      name,
      slug: `pilot-${tenant.slug}`,
    });
    const viewer = await join(api, { ...tenant, workspace }, founder, "workspace_viewer");
    const { items: before } = await founder.client.audit.list.query({ workspace });
    await founder.client.workspaces.archive.mutate({ workspace, confirmation: name });
    const { items: after } = await viewer.client.audit.list.query({ workspace });
    expect(after.slice(1)).toEqual(before);
    expect(after[0]).toMatchObject({ action: "workspace.archived", targetName: name });
    expect(await viewer.client.audit.verify.query({ workspace })).toMatchObject({ intact: true });
  });
});

describe("audit.list", () => {
  test("[M16] returns the entries of every workspace of the organization, as one chain", async () => {
    const { founder, ...tenant } = await staffed(api, "ai-governance");
    const { org: organization, slug } = tenant;
    const second = { organization, name: "Second", slug: `second-${slug}` };
    const { id } = await founder.client.workspaces.create.mutate(second);
    const { items } = await founder.client.audit.list.query({ organization: slug });
    expect(new Set(items.map((entry) => entry.workspaceId))).toEqual(new Set([tenant.workspace, id]));
    expect(items.map((entry) => entry.seq)).toEqual(items.map((_, at) => items.length - at));
    for (const [at, entry] of items.slice(0, -1).entries()) expect(entry.prevHash).toBe(items[at + 1]?.hash);
    const page = await founder.client.audit.list.query({
      organization,
      limit: 1,
      outcome: "done",
    });
    expect(page).toMatchObject({ items: [{ seq: items.length }], nextCursor: expect.any(String) });
  });

  test("refuses people of the organization who are not its admins, and strangers as if it did not exist", async () => {
    const { as, ...tenant } = await staffed(api, "ai-governance");
    const { org: organization } = tenant;
    const person = await api.person();
    const list = (ref: string) => errorOf(person.client.audit.list.query({ organization: ref }));
    const missing = await list(randomUUID());
    expect(missing).toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
    expect(await list(organization)).toEqual(missing);
    expect(await list(tenant.slug)).toEqual(missing);
    await enlist(api, tenant, person, "tenant_member");
    expect(await list(organization)).toMatchObject({
      code: "FORBIDDEN",
      message: "You need the Tenant admin role to read and verify the audit log of the organization.",
    });
    expect((await newest(api, tenant))[0]?.outcome).toBe("done");
  });
});

describe("audit.get", () => {
  test("returns one entry and its neighbors in the same log", async () => {
    const { founder, workspace, org } = await staffed(api, "ai-governance");
    const { id: second } = await founder.client.workspaces.create.mutate({
      organization: org,
      name: "Second",
      slug: `s-${org.slice(0, 8)}`,
    });
    await founder.client.workspaces.rename.mutate({ workspace, name: "First" });
    const { items } = await founder.client.audit.list.query({ organization: org });
    const [last, before] = items;
    const renamed = { seq: last?.seq ?? 0 };
    expect(await founder.client.audit.get.query({ organization: org, ...renamed })).toMatchObject({
      entry: { seq: renamed.seq, action: "workspace.renamed" },
      older: before?.seq,
      newer: null,
    });
    const own = (await founder.client.audit.list.query({ workspace })).items;
    expect((await founder.client.audit.get.query({ workspace, ...renamed })).older).toBe(own[1]?.seq);
    // It is not an entry of another workspace's log.
    expect(await errorOf(founder.client.audit.get.query({ workspace: second, ...renamed }))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_entry",
    });
  });

  test("is for people who can read the log, and looks missing to everyone else", async () => {
    const { founder, as, workspace } = await staffed(api, "compliance-ops");
    const member = as("member").client.audit.get.query({ workspace, seq: 1 });
    expect(await errorOf(member)).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    const stranger = await api.person();
    expect(await errorOf(stranger.client.audit.get.query({ workspace, seq: 1 }))).toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await founder.client.audit.get.query({ workspace, seq: 1 })).entry.seq).toBe(1);
  });
});
