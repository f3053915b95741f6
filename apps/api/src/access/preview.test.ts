import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { everything } from "../testing/everything.ts";
import { makeTeam } from "../testing/teams.ts";
import { enlist, expectLooksMissing, join, newest, staffed, suspend } from "../testing/tenants.ts";

const api = await startApi();
const least = ["workspace:read" as const, "member:leave" as const];

type Preview = Parameters<TestPerson["client"]["access"]["preview"]["mutate"]>[0];

const preview = ({ client }: TestPerson, act: Preview) => client.access.preview.mutate(act);

describe("access.preview", () => {
  test("reports what a member would gain and lose with another role, and keeps nothing", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { org, workspace } = tenant;
    const before = await everything(api, org);
    const { id: userId, name, email } = as("admin");
    const effects = await preview(founder, {
      act: "members.changeRole",
      input: { workspace, userId, role: "member" },
    });
    expect(effects).toMatchObject({ total: 1, people: 1, hidden: 0, complete: true, plan: null });
    expect(effects.changes).toEqual([
      {
        userId,
        name,
        email,
        workspace: { id: workspace, name: "Test" },
        kind: "changes",
        gains: [],
        losses: expect.arrayContaining(["member:add", "audit:read", "team:create"]),
        endsAt: { before: null, after: null },
      },
    ]);
    expect(await everything(api, org)).toEqual(before);
    await founder.client.members.changeRole.mutate({ workspace, userId, role: "member" });
    const done = await as("admin").client.access.check.query({ workspace, permission: "member:add" });
    expect(done.allowed).toBe(false);
  });

  test("leaves nothing behind for any change: no rows, entries, mails or sessions", async () => {
    const { founder, as, ...tenant } = await staffed(api, "machine-fleet");
    const { org: organization, workspace } = tenant;
    const team = await makeTeam(tenant, { by: founder, people: [as("member")], role: "admin" });
    const other = await makeTeam(tenant, { by: founder });
    const { roles, members } = founder.client;
    const custom = { organization, level: "workspace" as const, name: "Custom", permissions: least };
    const { key } = await roles.create.mutate(custom);
    const holder = await join(api, tenant, founder, key);
    const userId = as("member").id;
    const acts: Preview[] = [
      { act: "members.changeRole", input: { workspace, userId, role: "admin" } },
      { act: "members.remove", input: { workspace, userId } },
      { act: "members.makeOwner", input: { workspace, userId } },
      { act: "members.transferOwnership", input: { workspace, userId, stepDownTo: "member" } },
      { act: "teamGrants.add", input: { workspace, team: other, role: "owner" } },
      { act: "teamGrants.changeRole", input: { workspace, team, role: "owner" } },
      { act: "teamGrants.remove", input: { workspace, team } },
      { act: "teams.addMember", input: { organization, team, userId: holder.id } },
      { act: "teams.removeMember", input: { organization, team, userId } },
      { act: "teams.delete", input: { organization, team } },
      { act: "roles.update", input: { ...custom, key, permissions: [...least, "audit:read"] } },
      { act: "roles.delete", input: { organization, level: "workspace", key, replacement: "admin" } },
      { act: "organizations.changePlan", input: { organization, plan: "team" } },
      { act: "workspaces.requestDeletion", input: { workspace } },
    ];
    const before = await everything(api, organization);
    for (const act of acts) await preview(founder, act);
    await preview(as("member"), { act: "members.leave", input: { workspace } });
    await preview(as("member"), { act: "teams.leave", input: { organization, team } });
    expect(await everything(api, organization)).toEqual(before);
    await members.list.query({ workspace });
  });

  test("decides like the change itself: it gives the same refusal, without recording an attempt", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { org, workspace } = tenant;
    const refused = async (by: TestPerson, act: Preview, call: () => Promise<unknown>) => {
      const before = await newest(api, { org });
      const said = await errorOf(preview(by, act));
      expect(await newest(api, { org })).toEqual(before);
      expect(said).toEqual(await errorOf(call()));
      return said.reason;
    };
    const remove = (userId: string) => ({ act: "members.remove" as const, input: { workspace, userId } });
    const admin = as("admin");
    expect(
      await refused(as("viewer"), remove(admin.id), () =>
        as("viewer").client.members.remove.mutate({ workspace, userId: admin.id }),
      ),
    ).toBe("missing_permission");
    expect(
      await refused(admin, remove(founder.id), () =>
        admin.client.members.remove.mutate({ workspace, userId: founder.id }),
      ),
    ).toBe("above_yourself");
    const step = { workspace, userId: founder.id, role: "viewer" };
    expect(
      await refused(founder, { act: "members.changeRole", input: step }, () =>
        founder.client.members.changeRole.mutate(step),
      ),
    ).toBe("last_owner");
    const theirs = await staffed(api, "compliance-ops");
    await expectLooksMissing(
      (ref) => preview(founder, { ...remove(admin.id), input: { workspace: ref, userId: admin.id } }),
      theirs,
    );
    expect(await errorOf(api.client().access.preview.mutate(remove(admin.id)))).toMatchObject({
      reason: "sign_in_first",
    });
    expect(await errorOf(preview(founder, { act: "workspaces.rename" } as never))).toMatchObject({
      code: "INVALID",
      path: "act",
    });
    expect(await errorOf(preview(founder, { ...remove(admin.id), more: 1 } as never))).toMatchObject({
      path: "more",
    });
  });

  test("reports when a person loses all access, and when a team still gives them some", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { workspace } = tenant;
    await makeTeam(tenant, { by: founder, people: [as("contributor")], role: "reader" });
    const kinds = async (person: TestPerson) => {
      const input = { workspace, userId: person.id };
      const { changes } = await preview(founder, { act: "members.remove", input });
      return changes.map(({ kind, gains, losses }) => [
        kind,
        gains.length,
        losses.includes("project:update"),
      ]);
    };
    expect(await kinds(as("reader"))).toEqual([["loses_access", 0, false]]);
    expect(await kinds(as("contributor"))).toEqual([["changes", 0, true]]);
  });

  test("reports a team's gains and losses by person and by workspace", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-governance");
    const { org: organization, workspace } = tenant;
    const person = await api.person("Anna by team");
    await enlist(api, tenant, person, "tenant_member");
    const second = await founder.client.workspaces.create.mutate({
      organization,
      name: "Second",
      slug: `s-${organization.slice(0, 8)}`,
    });
    const viewer = as("workspace_viewer");
    const team = await makeTeam(tenant, { by: founder, people: [person, viewer] });
    const granted = await preview(founder, {
      act: "teamGrants.add",
      input: { workspace, team, role: "workspace_member" },
    });
    expect(
      granted.changes.map(({ userId, kind, gains }) => [userId, kind, gains.includes("policy:update")]),
    ).toEqual([
      [person.id, "gains_access", true],
      [viewer.id, "changes", true],
    ]);
    await founder.client.teamGrants.add.mutate({ workspace, team, role: "workspace_member" });
    await founder.client.teamGrants.add.mutate({ workspace: second.id, team, role: "workspace_viewer" });
    const gone = await preview(founder, { act: "teams.delete", input: { organization, team } });
    expect(gone.changes.map(({ userId, workspace: at, kind }) => [userId, at?.name, kind])).toEqual([
      [person.id, "Second", "loses_access"],
      [person.id, "Test", "loses_access"],
      [viewer.id, "Second", "loses_access"],
      [viewer.id, "Test", "changes"],
    ]);
    expect(gone).toMatchObject({ total: 4, people: 2, hidden: 0 });
    const newcomer = await api.person("Newcomer");
    await enlist(api, tenant, newcomer, "tenant_member");
    const joined = { organization, team, userId: newcomer.id };
    const added = await preview(founder, { act: "teams.addMember", input: joined });
    expect(added.changes.map(({ kind, workspace: at }) => [kind, at?.name])).toEqual([
      ["gains_access", "Second"],
      ["gains_access", "Test"],
    ]);
  });

  test("reports gains and losses from editing and from deleting a custom role, everywhere it is assigned", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { org: organization, workspace } = tenant;
    const { roles } = founder.client;
    const custom = { organization, level: "workspace" as const, name: "Auditor" };
    const { key } = await roles.create.mutate({ ...custom, permissions: [...least, "audit:read"] });
    const reader = as("reader");
    await founder.client.members.changeRole.mutate({ workspace, userId: reader.id, role: key });
    const byTeam = await api.person("Auditor by team");
    await enlist(api, tenant, byTeam, "org_member");
    await makeTeam(tenant, { by: founder, people: [byTeam], role: key });
    const edit = { ...custom, key, permissions: [...least, "trace:read" as const] };
    const edited = await preview(founder, { act: "roles.update", input: edit });
    expect(edited.changes.map(({ userId, gains, losses }) => [userId, gains, losses])).toEqual([
      [byTeam.id, ["trace:read"], ["audit:read"]],
      [reader.id, ["trace:read"], ["audit:read"]],
    ]);
    const input = { organization, level: "workspace" as const, key };
    expect(await errorOf(preview(founder, { act: "roles.delete", input }))).toMatchObject({
      reason: "replacement_needed",
    });
    const deleted = await preview(founder, {
      act: "roles.delete",
      input: { ...input, replacement: "reader" },
    });
    expect(deleted.changes.map(({ losses }) => losses)).toEqual([["audit:read"], ["audit:read"]]);
    const { items } = await roles.list.query({ workspace });
    expect(items.find((role) => role.key === key)?.permissions).toContain("audit:read");
  });

  test("reports what everyone loses through archiving and deleting, before the confirmation is typed", async () => {
    const flat = await staffed(api, "compliance-ops");
    const { workspace } = flat;
    const archived = await preview(flat.founder, { act: "workspaces.archive", input: { workspace } });
    expect(archived.people).toBe(3);
    expect(archived.changes.every(({ kind }) => kind === "changes")).toBe(true);
    const deleted = await preview(flat.founder, { act: "workspaces.requestDeletion", input: { workspace } });
    expect(deleted.people).toBe(4);
    expect(deleted.changes.every(({ kind }) => kind === "loses_access")).toBe(true);
    const { founder, workspace: last } = await staffed(api, "ai-governance");
    const call = preview(founder, { act: "workspaces.archive", input: { workspace: last } });
    expect(await errorOf(call)).toMatchObject({ message: "At least one active workspace required" });
  });

  test("reports what a person loses with the organization, and counts what the caller can't see", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { org: organization } = tenant;
    const admin = await api.person("Keeps the people");
    await enlist(api, tenant, admin, "org_admin");
    const userId = as("reader").id;
    const input = { organization, userId };
    const all = await preview(founder, { act: "members.remove", input });
    const seen = all.changes.map(({ workspace, kind }) => [workspace?.name ?? "the organization", kind]);
    expect(seen).toContainEqual(["the organization", "loses_access"]);
    expect(seen).toContainEqual(["Test", "loses_access"]);
    const some = await preview(admin, { act: "members.remove", input });
    expect(some.total).toBe(all.total);
    expect(some.changes.map(({ workspace }) => workspace)).toEqual([null]);
    expect(some.hidden).toBe(some.total - 1);
  });

  test("[V39] reports the limits and features of a smaller plan, and by how much it is exceeded", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { org: organization, workspace } = tenant;
    const change = (plan: string) => ({
      act: "organizations.changePlan" as const,
      input: { organization, plan },
    });
    const up = await preview(founder, change("pro"));
    expect(up.plan?.gained).toEqual(["integrations"]);
    expect(up.changes).toEqual([]);
    await founder.client.organizations.changePlan.mutate({ organization, plan: "pro" });
    for (let count = 0; count < 3; count += 1) await join(api, tenant, founder, "viewer");
    const down = await preview(founder, change("free"));
    expect(down.plan?.lost).toEqual(["integrations"]);
    expect(down.plan?.limits.find(({ limit }) => limit === "members")).toEqual({
      limit: "members",
      before: 100,
      after: 5,
      over: 2,
    });
    expect(await errorOf(preview(as("admin"), change("free")))).toMatchObject({
      reason: "missing_permission",
    });
    expect(await errorOf(preview(founder, change("enterprise")))).toMatchObject({
      reason: "plan_not_self_serve",
    });
    expect((await founder.client.organizations.plan.query({ organization })).plan).toBe("pro");
    expect((await founder.client.members.list.query({ workspace })).items).toHaveLength(7);
  });

  test("leaves out people who can't sign in, and reports to a caller who can't see people only about themselves", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { org: organization, workspace } = tenant;
    await suspend(api, as("member"));
    const input = { workspace, userId: as("member").id };
    expect((await preview(founder, { act: "members.remove", input })).changes).toEqual([]);
    const { key } = await founder.client.roles.create.mutate({
      organization,
      level: "workspace",
      name: "Archivist",
      permissions: [...least, "workspace:archive"],
    });
    await founder.client.members.changeRole.mutate({ workspace, userId: as("viewer").id, role: key });
    const effects = await preview(as("viewer"), { act: "workspaces.archive", input: { workspace } });
    expect(effects.changes).toEqual([]);
  });
});
