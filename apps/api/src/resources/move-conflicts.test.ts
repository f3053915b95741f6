import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { join, newest, staffed } from "../testing/tenants.ts";
import { maxOfKind } from "./checks.ts";
import { create, findings, security } from "./testing.ts";

const api = await startApi();

type Move = { workspace: string; kind: string; id: string; to: string };

/** The preview's refusal, which has to be that of the move. */
async function refused({ client }: TestPerson, move: Move, confirmation: string) {
  const refusal = await errorOf(client.resources.move.mutate({ ...move, confirmation }));
  expect(await errorOf(client.resources.previewMove.mutate(move))).toEqual(refusal);
  return refusal;
}

describe("what moves has to fit where it goes:", () => {
  test("a unique value that is taken in the target is refused at its field", async () => {
    const { admin, workspace, staging, connector } = await security(api);
    const { id } = await connector();
    const other = await connector("CUSTOMER data", staging);
    const move = { workspace, kind: "connector", id, to: staging };
    expect(await refused(admin, move, "Customer data")).toMatchObject({
      code: "CONFLICT",
      reason: "taken_in_target",
      path: "fields.name",
      message: "Name already taken in the target. Change it first.",
    });
    await admin.client.resources.delete.mutate({ workspace: staging, kind: "connector", id: other.id });
    await admin.client.resources.move.mutate({ ...move, confirmation: "Customer data" });
  });

  test("the target has room for what comes, and says of which kind it has none", async () => {
    const { admin, org, workspace, staging, connector } = await security(api);
    const { id } = await connector();
    await api.owner.query(
      `WITH made AS (INSERT INTO resource_root (org_id, id, workspace_id, kind)
         SELECT $1, gen_random_uuid(), $2, 'connector' FROM generate_series(1, $3) RETURNING *)
       INSERT INTO resource (org_id, id, root_id, kind, fields) SELECT org_id, id, id, kind, '{}' FROM made`,
      [org, staging, maxOfKind],
    );
    const move = { workspace, kind: "connector", id, to: staging };
    expect(await refused(admin, move, "Customer data")).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "target_full",
      path: "to",
      message: `Connectors: the target can have ${maxOfKind} at most. Delete some there first.`,
    });
  });
});

describe("a preview of a move", () => {
  test("[S15] names who would lose and who would gain sight, and counts what moves along", async () => {
    const { admin, workspace, staging, editor, connector, as, ...tenant } = await security(api);
    const { id } = await connector();
    await create(as("editor"), workspace, "scan", {}, id);
    await findings(as("editor"), workspace, id, "a.csv", "b.csv");
    // Begins in the default workspace, too, and so can see it before and after.
    await join(api, { ...tenant, workspace: staging }, admin, "viewer", "Viewer of both");
    const before = await newest(api, tenant, 1);
    const preview = await admin.client.resources.previewMove.mutate({
      workspace,
      kind: "connector",
      id,
      to: staging,
    });
    const named = ({ id: userId, name, email }: TestPerson) => ({ userId, name, email });
    expect(preview).toEqual({
      confirmation: "Customer data",
      to: {
        organization: { id: tenant.org, slug: tenant.slug, name: "Test" },
        workspace: { id: staging, slug: tenant.stagingSlug, name: "Staging" },
      },
      moved: [
        { kind: "connector", amount: 1 },
        { kind: "finding", amount: 2 },
        { kind: "scan", amount: 1 },
      ],
      loses: { people: [named(as("admin")), named(as("editor")), named(as("viewer"))], total: 3 },
      gains: { people: [named(editor)], total: 1 },
      complete: true,
    });
    expect(await newest(api, tenant, 1)).toEqual(before);
    const there = admin.client.resources.get.query({ workspace, kind: "connector", id });
    expect((await there).workspace?.id).toBe(workspace);
  });

  test("counts people whom the caller can't see, and is refused like the move", async () => {
    const { admin, workspace, staging, connector, as, ...tenant } = await security(api);
    const { id } = await connector();
    const move = { workspace, kind: "connector", id, to: staging };
    expect(await refused(as("admin"), move, "Customer data")).toMatchObject({ reason: "missing_permission" });
    expect((await newest(api, tenant))[0]).toMatchObject({ action: "resource.moved", outcome: "refused" });
    const { key } = await admin.client.roles.create.mutate({
      organization: tenant.org,
      level: "workspace",
      name: "Blind mover",
      permissions: ["workspace:read", "member:leave", "connector:read", "connector:move", "connector:create"],
    });
    const mover = await join(api, { ...tenant, workspace }, admin, key, "Mover");
    await admin.client.members.add.mutate({ workspace: staging, email: mover.email, role: key });
    const preview = await mover.client.resources.previewMove.mutate(move);
    expect([preview.loses, preview.gains]).toEqual([
      { people: [], total: 3 },
      { people: [], total: 1 },
    ]);
  });
});

describe("who moves what", () => {
  test("projects: an owner of both workspaces of ai-tracing", async () => {
    const { as, founder, workspace, org } = await staffed(api, "ai-tracing");
    await api.owner.query("UPDATE organization SET plan = 'pro' WHERE id = $1", [org]);
    const owner = as("owner");
    const given = { organization: org, name: "Second", slug: `s-${randomUUID().slice(0, 8)}` };
    const { id: second } = await founder.client.workspaces.create.mutate(given);
    const { id } = await create(owner, workspace, "project", { name: "Assistant" });
    const move = { workspace, kind: "project", id, to: second };
    expect(await refused(owner, move, "Assistant")).toMatchObject({ code: "NOT_FOUND", path: "to" });
    await founder.client.members.add.mutate({
      workspace: second,
      email: owner.email,
      role: "contributor",
    });
    expect(await refused(owner, move, "Assistant")).toMatchObject({ code: "FORBIDDEN", path: "to" });
    expect(await refused(as("contributor"), move, "Assistant")).toMatchObject({
      reason: "missing_permission",
    });
    await founder.client.members.makeOwner.mutate({ workspace: second, userId: owner.id });
    await owner.client.resources.move.mutate({ ...move, confirmation: "Assistant" });
  });

  test("policies: a tenant admin of ai-governance, into no archived workspace", async () => {
    const { as, founder, workspace, org } = await staffed(api, "ai-governance");
    const given = { organization: org, name: "Second", slug: `s-${randomUUID().slice(0, 8)}` };
    const { id: second } = await founder.client.workspaces.create.mutate(given);
    const { id } = await create(founder, workspace, "policy", {
      name: "Models",
      priority: 1,
      effect: "allow",
    });
    const move = { workspace, kind: "policy", id, to: second };
    expect(await refused(as("workspace_admin"), move, "Models")).toMatchObject({ code: "FORBIDDEN" });
    await founder.client.workspaces.archive.mutate({ workspace: second, confirmation: "Second" });
    expect(await refused(founder, move, "Models")).toMatchObject({
      code: "WRONG_STATE",
      message: "Second is archived. Choose an active workspace.",
    });
    await founder.client.workspaces.unarchive.mutate({ workspace: second });
    await founder.client.resources.move.mutate({ ...move, confirmation: "Models" });
  });
});
