import { createHash, randomUUID } from "node:crypto";
import { isIntact } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, join, newest } from "../testing/tenants.ts";
import { create, findings, security, titles } from "./testing.ts";

const api = await startApi();

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("a connector is moved to another workspace", () => {
  test("[S12][S13][S14][S31] with its scans and findings, by an organization admin who types its title", async () => {
    const { admin, workspace, staging, editor, connector, as, ...tenant } = await security(api);
    const { id } = await connector();
    const scan = await create(as("editor"), workspace, "scan", {}, id);
    await findings(as("editor"), workspace, id, "a.csv", "b.csv");
    const move = { workspace, kind: "connector", id, to: staging, confirmation: "Customer data" };
    expect(
      await errorOf(admin.client.resources.move.mutate({ ...move, confirmation: "Customer" })),
    ).toMatchObject({ code: "INVALID", reason: "confirmation_mismatch", path: "confirmation" });

    const { receipt, ...home } = await admin.client.resources.move.mutate(move);
    expect(home).toEqual({ id, workspace: receipt.to.workspace });
    expect(receipt).toMatchObject({
      kind: "connector",
      title: "Customer data",
      moved: [
        { kind: "connector", amount: 1 },
        { kind: "finding", amount: 2 },
        { kind: "scan", amount: 1 },
      ],
      from: { workspace: { id: workspace } },
      to: { workspace: { id: staging, name: "Staging" } },
      by: { kind: "user", id: admin.id, name: admin.email },
    });
    expect(isIntact(receipt, sha256)).toBe(true);
    expect(isIntact({ ...receipt, title: "Other data" }, sha256)).toBe(false);

    const there = { workspace: staging, kind: "connector", id };
    expect(await editor.client.resources.get.query(there)).toMatchObject({
      workspace: { id: staging },
      fields: { credential: { last: "6789" } },
    });
    const scans = await editor.client.resources.list.query({ workspace: staging, kind: "scan", parent: id });
    expect(scans.items.map((each) => each.id)).toEqual([scan.id]);
    const found = { workspace: staging, kind: "finding", parent: id };
    const { items } = await editor.client.resources.list.query(found);
    expect(items.map(({ fields }) => fields.location).toSorted()).toEqual(["a.csv", "b.csv"]);
    await editor.client.resources.act.mutate({
      workspace: staging,
      kind: "scan",
      id: scan.id,
      action: "cancel",
    });
    // Its name is free where it was, and taken where it is.
    await connector();
    expect(await errorOf(connector("customer DATA", staging))).toMatchObject({ reason: "value_taken" });

    const log = (await newest(api, tenant, 5)).filter(({ action }) => action === "resource.moved");
    expect(log.map((entry) => entry.workspace)).toEqual([workspace, staging]);
    for (const entry of log) {
      expect(entry).toMatchObject({ target: "Customer data", actor: admin.email, outcome: "done" });
      expect(entry.before).toEqual({ workspace: receipt.from.workspace.name });
      expect(entry.after).toEqual({ workspace: "Staging", receipt });
    }
  });

  test("[S15] people who are only in the source lose sight of it with the next call", async () => {
    const { admin, workspace, staging, connector, as } = await security(api);
    const { id } = await connector();
    await findings(as("editor"), workspace, id, "a.csv");
    const viewer = as("viewer");
    expect(await titles(viewer, workspace, "connector")).toEqual(["Customer data"]);
    const move = { workspace, kind: "connector", id, to: staging, confirmation: "Customer data" };
    await admin.client.resources.move.mutate(move);
    expect(await titles(viewer, workspace, "connector")).toEqual([]);
    for (const at of [workspace, staging])
      expect(
        await errorOf(viewer.client.resources.get.query({ workspace: at, kind: "connector", id })),
      ).toMatchObject({ code: "NOT_FOUND" });
    const { items } = await viewer.client.resources.list.query({ workspace, kind: "finding" });
    expect(items).toEqual([]);
    const below = viewer.client.resources.list.query({ workspace, kind: "finding", parent: id });
    expect(await errorOf(below)).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a move takes rights at both ends", () => {
  test("[S31] those of an organization admin; a workspace's own admin can't, nor another tenant's", async () => {
    const { admin, workspace, staging, stagingSlug, connector, as, ...tenant } = await security(api);
    const { id } = await connector();
    const move = { workspace, kind: "connector", id, to: staging, confirmation: "Customer data" };
    expect(await errorOf(as("admin").client.resources.move.mutate(move))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
    expect((await newest(api, tenant))[0]).toMatchObject({ action: "resource.moved", outcome: "refused" });

    const other = await security(api);
    await expectLooksMissing((to) => admin.client.resources.move.mutate({ ...move, workspace: to }), other);
    const missing = await errorOf(admin.client.resources.move.mutate({ ...move, to: randomUUID() }));
    expect(missing).toMatchObject({ code: "NOT_FOUND", path: "to" });
    for (const to of [other.workspace, other.staging, `${other.slug}/default`])
      expect(await errorOf(admin.client.resources.move.mutate({ ...move, to }))).toEqual(missing);
    expect(await errorOf(admin.client.resources.move.mutate({ ...move, id: randomUUID() }))).toMatchObject({
      reason: "no_such_resource",
      path: "id",
    });
    expect(await errorOf(admin.client.resources.move.mutate({ ...move, to: workspace }))).toMatchObject({
      code: "CONFLICT",
      reason: "already_there",
      path: "to",
    });
    expect(await errorOf(admin.client.resources.move.mutate({ ...move, kind: "classifier" }))).toMatchObject({
      reason: "no_such_permission",
    });
    await admin.client.resources.move.mutate({ ...move, to: stagingSlug });
  });

  test("in the target, the verb and what creates one of the kind there; and an active target", async () => {
    const { admin, workspace, staging, connector, ...tenant } = await security(api);
    const { id } = await connector();
    const { key } = await admin.client.roles.create.mutate({
      organization: tenant.org,
      level: "workspace",
      name: "Mover",
      permissions: ["workspace:read", "member:leave", "connector:read", "connector:move"],
    });
    const mover = await join(api, { ...tenant, workspace }, admin, key, "Mover");
    const move = { workspace, kind: "connector", id, to: staging, confirmation: "Customer data" };
    const attempt = () => errorOf(mover.client.resources.move.mutate(move));
    expect(await attempt()).toMatchObject({ code: "NOT_FOUND", path: "to" });
    await admin.client.members.add.mutate({ workspace: staging, email: mover.email, role: "admin" });
    expect(await attempt()).toMatchObject({
      code: "FORBIDDEN",
      path: "to",
      params: { permission: "connector:move" },
    });
    await admin.client.members.changeRole.mutate({ workspace: staging, userId: mover.id, role: key });
    expect(await attempt()).toMatchObject({
      code: "FORBIDDEN",
      path: "to",
      params: { permission: "connector:create" },
    });
    await admin.client.workspaces.requestDeletion.mutate({ workspace: staging, confirmation: "Staging" });
    expect(await attempt()).toMatchObject({ code: "NOT_FOUND", path: "to" });
    expect(await errorOf(admin.client.resources.move.mutate(move))).toMatchObject({
      code: "WRONG_STATE",
      reason: "target_not_active",
      path: "to",
    });
  });

  test("of a key, those of an organization's; a workspace's key reaches no other", async () => {
    const { admin, org, workspace, staging, connector } = await security(api);
    const { id } = await connector();
    const scopes = ["connector:read", "connector:move", "connector:create"] as const;
    const issue = (at: { workspace: string } | { organization: string }) =>
      admin.client.keys.issue.mutate({ ...at, name: "Mover", scopes: [...scopes] });
    const move = { workspace, kind: "connector", id, to: staging, confirmation: "Customer data" };
    const own = api.client((await issue({ workspace })).text);
    expect(await errorOf(own.resources.move.mutate(move))).toMatchObject({ code: "NOT_FOUND", path: "to" });
    const wide = api.client((await issue({ organization: org })).text);
    const { receipt } = await wide.resources.move.mutate(move);
    expect(receipt.by).toMatchObject({ kind: "key", name: "Mover" });
  });
});
