import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, newest, staffed } from "../testing/tenants.ts";
import { create, titles } from "./testing.ts";

const api = await startApi();

describe("a resource", () => {
  test("is created with its initial values and state, edited, acted on and deleted, each with its entry", async () => {
    const { as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const member = as("member");
    const made = await create(member, workspace, "change", { summary: " Renew the certificate " });
    expect(made).toMatchObject({
      kind: "change",
      parent: null,
      state: "draft",
      title: "Renew the certificate",
      fields: { summary: "Renew the certificate", risk: "medium" },
      updatedAt: null,
    });
    const { id } = made;
    const where = { workspace, kind: "change", id };
    const edited = await member.client.resources.update.mutate({
      ...where,
      fields: { risk: null, plan: "First this,\r\nthen that." },
    });
    expect(edited).toMatchObject({
      fields: { summary: "Renew the certificate", plan: "First this,\nthen that." },
      updatedByName: member.name,
    });
    expect(await member.client.resources.get.query(where)).toEqual(edited);
    expect(await member.client.resources.act.mutate({ ...where, action: "submit" })).toMatchObject({
      state: "submitted",
    });
    await as("admin").client.resources.delete.mutate(where);
    const target = "Renew the certificate";
    expect(await newest(api, tenant, 4)).toMatchObject([
      { action: "resource.deleted", target, before: { summary: target } },
      { action: "resource.state_changed", before: { state: "draft" }, after: { state: "submitted" } },
      { action: "resource.updated", before: { risk: "medium" }, after: { plan: "First this,\nthen that." } },
      { action: "resource.created", target, after: { summary: target, risk: "medium" } },
    ]);
    expect(await errorOf(member.client.resources.get.query(where))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_resource",
    });
  });

  test("stays as it is when an edit changes nothing, and an edit of an older version is refused with a name", async () => {
    const { as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const [member, admin] = [as("member"), as("admin")];
    const { id } = await create(member, workspace, "vendor", { name: "Vendor" });
    const where = { workspace, kind: "vendor", id };
    expect(
      await member.client.resources.update.mutate({ ...where, fields: { name: "Vendor" } }),
    ).toMatchObject({
      updatedAt: null,
    });
    expect((await newest(api, tenant))[0]).toMatchObject({ action: "resource.created" });
    await admin.client.resources.update.mutate({ ...where, fields: { contact: "Someone" }, updatedAt: null });
    const late = member.client.resources.update.mutate({
      ...where,
      fields: { contact: "Else" },
      updatedAt: null,
    });
    expect(await errorOf(late)).toMatchObject({ reason: "edited_meanwhile", params: { by: admin.name } });
  });

  test("[V4] of another tenant looks like a missing one, and is in no list", async () => {
    const mine = await staffed(api, "ai-tracing");
    const theirs = await staffed(api, "ai-tracing");
    const { id } = await create(theirs.founder, theirs.workspace, "project", { name: "Theirs" });
    const { workspace } = mine;
    expect(
      await errorOf(mine.founder.client.resources.get.query({ workspace, kind: "project", id })),
    ).toMatchObject({ code: "NOT_FOUND", reason: "no_such_resource" });
    expect(await titles(mine.founder, workspace, "project")).toEqual([]);
    await expectLooksMissing(
      (foreign) => mine.founder.client.resources.list.query({ workspace: foreign, kind: "project" }),
      theirs,
    );
  });

  test("is of a kind that the blueprint has", async () => {
    const { founder, workspace } = await staffed(api, "ai-tracing");
    for (const kind of ["certificate", "constructor", "trace"]) {
      const error = await errorOf(create(founder, workspace, kind, { name: "A" }));
      expect(["no_such_kind", "no_such_permission", "missing_permission"]).toContain(error.reason);
    }
    const get = founder.client.resources.get.query({ workspace, kind: "trace", id: randomUUID() });
    expect(await errorOf(get)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_kind" });
  });
});

test("a refused attempt is in the log, with what it was about", async () => {
  const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
  const { workspace } = tenant;
  const { id } = await create(founder, workspace, "vendor", { name: "Vendor" });
  const viewer = as("viewer");
  const where = { workspace, kind: "vendor", id };
  await errorOf(viewer.client.resources.update.mutate({ ...where, fields: { name: "Mine" } }));
  await errorOf(create(viewer, workspace, "vendor", { name: "Mine" }));
  expect(await newest(api, tenant, 2)).toMatchObject([
    { action: "resource.created", outcome: "refused", target: "vendor" },
    { action: "resource.updated", outcome: "refused", target: "Vendor" },
  ]);
});

describe("what the fields refuse", () => {
  test("is told at the field, and nothing is created", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const service = await create(founder, workspace, "service", { name: "Shop" });
    const theirs = await staffed(api, "compliance-ops");
    const foreign = await create(theirs.founder, theirs.workspace, "service", { name: "Shop" });
    const refused = async (kind: string, fields: object) => errorOf(create(founder, workspace, kind, fields));
    const bad = { code: "INVALID", reason: "bad_field" };
    expect(await refused("certificate", { host: "a b", valid_until: "2027-01-01" })).toMatchObject({
      ...bad,
      path: "fields.host",
    });
    expect(await refused("certificate", { host: "a.example", valid_until: "2027-02-30" })).toMatchObject({
      ...bad,
      path: "fields.valid_until",
    });
    expect(await refused("certificate", { host: "a.example" })).toMatchObject({ path: "fields.valid_until" });
    expect(await refused("risk", { summary: "R", likelihood: 6, impact: 1 })).toMatchObject(bad);
    expect(await refused("risk", { summary: "R", likelihood: 1, impact: 2 ** 53 + 2 })).toMatchObject(bad);
    expect(await refused("task", { summary: "T", color: "red" })).toMatchObject({
      reason: "no_such_field",
      path: "fields.color",
    });
    expect(await refused("incident", { summary: "I", severity: "low", service: foreign.id })).toMatchObject({
      reason: "wrong_reference",
      path: "fields.service",
    });
    expect(await refused("task", { summary: "T", assignee: theirs.founder.id })).toMatchObject({
      reason: "wrong_person",
      path: "fields.assignee",
    });
    expect(await refused("service", { name: "SHOP" })).toMatchObject({
      code: "CONFLICT",
      reason: "value_taken",
      path: "fields.name",
    });
    expect(await titles(founder, workspace, "certificate")).toEqual([]);
    await create(founder, workspace, "incident", { summary: "I", severity: "low", service: service.id });
    await create(founder, workspace, "task", { summary: "T", assignee: as("viewer").id });
    // The same name is free elsewhere, and one's own is not taken.
    await founder.client.resources.update.mutate({
      workspace,
      kind: "service",
      id: service.id,
      fields: { name: "shop", description: "The same." },
    });
  });
});

describe("a kind's place", () => {
  test("is under a parent of the declared kind", async () => {
    const { founder, workspace } = await staffed(api, "machine-fleet");
    const machine = await create(founder, workspace, "machine", { name: "one" });
    const wrong = { code: "INVALID", reason: "wrong_parent", path: "parent" };
    expect(await errorOf(create(founder, workspace, "file", { path: "/a" }))).toMatchObject(wrong);
    expect(await errorOf(create(founder, workspace, "machine", { name: "two" }, machine.id))).toMatchObject(
      wrong,
    );
    const file = await create(founder, workspace, "file", { path: "/a" }, machine.id);
    expect(file.parent).toBe(machine.id);
    expect(await errorOf(create(founder, workspace, "agent", { name: "A" }, file.id))).toMatchObject(wrong);
    const other = await create(founder, workspace, "machine", { name: "two" });
    await create(founder, workspace, "file", { path: "/a" }, other.id);
    expect(await titles(founder, workspace, "file", { parent: machine.id })).toEqual(["/a"]);
    await founder.client.resources.delete.mutate({ workspace, kind: "machine", id: machine.id });
    expect(await titles(founder, workspace, "file")).toEqual(["/a"]);
  });

  test("is the organization for what all its workspaces share, managed by its admins and seen by all", async () => {
    const { founder, org, as, workspace } = await staffed(api, "ai-governance");
    const made = await founder.client.resources.create.mutate({
      organization: org,
      kind: "ai_provider",
      fields: { name: "Vendor", base_url: "https://models.example", credential: "sk-0123456789abcdef" },
    });
    expect(made.fields).toEqual({
      name: "Vendor",
      base_url: "https://models.example/",
      credential: { last: "cdef" },
    });
    const seen = await as("workspace_viewer").client.resources.list.query({ workspace, kind: "ai_provider" });
    expect(seen.items).toEqual([made]);
    const change = as("workspace_admin").client.resources.update.mutate({
      organization: org,
      kind: "ai_provider",
      id: made.id,
      fields: { name: "Mine" },
    });
    expect((await errorOf(change)).code).toBe("FORBIDDEN");
  });
});

describe("an action", () => {
  test("[V24] needs the verb that it declares, and a state that it starts in", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    const { id } = await create(as("member"), workspace, "change", { summary: "C" });
    const act = (role: string, action: string) =>
      as(role).client.resources.act.mutate({ workspace, kind: "change", id, action });
    expect(await errorOf(act("admin", "approve"))).toMatchObject({
      code: "WRONG_STATE",
      reason: "wrong_resource_state",
      params: { state: "Draft", names: ["Submitted"] },
    });
    await act("member", "submit");
    expect(await errorOf(act("member", "approve"))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
    expect(await act("admin", "approve")).toMatchObject({ state: "approved" });
    expect(await errorOf(act("admin", "explode"))).toMatchObject({
      code: "INVALID",
      reason: "no_such_action",
    });
  });

  test("of a worker is no one else's", async () => {
    const { founder, workspace } = await staffed(api, "machine-fleet");
    const machine = await create(founder, workspace, "machine", { name: "one" });
    const { id } = await create(founder, workspace, "command", { text: "uptime" }, machine.id);
    const call = founder.client.resources.act.mutate({ workspace, kind: "command", id, action: "start" });
    expect(await errorOf(call)).toMatchObject({ reason: "only_worker" });
  });
});

test("what others refer to is not deleted", async () => {
  const { founder, workspace } = await staffed(api, "compliance-ops");
  const service = await create(founder, workspace, "service", { name: "Shop" });
  const incident = await create(founder, workspace, "incident", {
    summary: "I",
    severity: "low",
    service: service.id,
  });
  const remove = (kind: string, id: string) =>
    founder.client.resources.delete.mutate({ workspace, kind, id });
  expect(await errorOf(remove("service", service.id))).toMatchObject({
    code: "CONFLICT",
    reason: "resource_in_use",
    params: { amount: 1 },
  });
  await remove("incident", incident.id);
  await remove("service", service.id);
});
