import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { create } from "../resources/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { found, newest } from "../testing/tenants.ts";
import { splitting } from "./testing.ts";

const api = await startApi();

/** Two organizations, and the attempt to transfer a workspace between them, which changes nothing when it is refused. */
async function refusing() {
  const tenant = await splitting(api);
  const { admin, home, target, workspace } = tenant;
  const move = { workspace, to: target.org, confirmation: "Payments" };
  const attempt = async (
    other: Partial<Parameters<typeof admin.client.workspaces.transfer.mutate>[0]> = {},
  ) => {
    const error = await errorOf(admin.client.workspaces.transfer.mutate({ ...move, ...other }));
    expect((await newest(api, target)).map(({ action }) => action)).not.toContain("workspace.transferred");
    const { organization } = await admin.client.workspaces.get.query({ workspace: home.workspace });
    expect(organization.id).toBe(home.org);
    return error;
  };
  return { ...tenant, move, attempt };
}

describe("a transfer is refused", () => {
  test("of a default workspace, without the typed word, and to where the workspace is already", async () => {
    const { attempt, home } = await refusing();
    expect(await attempt({ workspace: home.workspace, confirmation: "Default" })).toMatchObject({
      code: "WRONG_STATE",
      reason: "default_workspace",
      message: "The default workspace cannot be transferred",
    });
    expect(await attempt({ confirmation: "payment" })).toMatchObject({ reason: "confirmation_mismatch" });
    expect(await attempt({ to: home.org })).toMatchObject({
      code: "CONFLICT",
      reason: "already_in_organization",
      path: "to",
    });
  });

  test("to an organization of another kind, with the roles that it doesn't have", async () => {
    const { admin, attempt } = await refusing();
    const governed = await found(api, admin, "ai-governance");
    expect(await attempt({ to: governed.slug })).toMatchObject({
      code: "CONFLICT",
      reason: "other_blueprint",
      path: "to",
      params: { names: ["Admin", "Editor"] },
    });
  });

  test("of a workspace that is an organization of its own", async () => {
    const owner = await api.person("Owner");
    const { workspace, slug } = await found(api, owner, "machine-fleet");
    const { org } = await found(api, owner, "machine-fleet");
    const move = { workspace, to: org, confirmation: slug };
    expect(await errorOf(owner.client.workspaces.transfer.mutate(move))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
    const platform = await api.person("Platform admin", { platformAdmin: true });
    const acting = { ...move, actingAs: "platform" as const };
    expect(await errorOf(platform.client.workspaces.transfer.mutate(acting))).toMatchObject({
      code: "FORBIDDEN",
      reason: "not_offered",
    });
  });

  test("with a role, a team or a slug that is something else there", async () => {
    const { admin, home, target, workspace, slug, attempt, editor } = await refusing();
    const role = { level: "workspace" as const, name: "Auditor" };
    const made = await admin.client.roles.create.mutate({
      ...role,
      organization: home.org,
      permissions: ["workspace:read", "member:leave"],
    });
    await admin.client.roles.create.mutate({
      ...role,
      organization: target.org,
      permissions: ["workspace:read", "member:leave", "audit:read"],
    });
    await admin.client.members.changeRole.mutate({ workspace, userId: editor.id, role: made.key });
    expect(await attempt()).toMatchObject({
      code: "CONFLICT",
      reason: "roles_differ",
      path: "to",
      params: { names: ["Auditor"] },
    });
    await admin.client.members.changeRole.mutate({ workspace, userId: editor.id, role: "editor" });

    const team = await admin.client.teams.create.mutate({ organization: home.org, name: "Audit" });
    await admin.client.teams.create.mutate({ organization: target.org, name: "audit" });
    await admin.client.teamGrants.add.mutate({ workspace, team: team.id, role: "viewer" });
    expect(await attempt({ teams: "along" })).toMatchObject({
      code: "CONFLICT",
      reason: "teams_differ",
      params: { names: ["Audit"] },
    });

    await admin.client.workspaces.create.mutate({ organization: target.org, name: "Taken", slug });
    expect(await attempt()).toMatchObject({ code: "CONFLICT", reason: "slug_taken", path: "slug" });
  });

  test("while a run holds a part of the quota, and while something refers to what stays", async () => {
    const { admin, home, workspace, attempt } = await refusing();
    const fields = { name: "Customer data", type: "s3" };
    const { id } = await create(admin, workspace, "connector", fields);
    const scan = await create(admin, workspace, "scan", {}, id);
    expect(await attempt()).toMatchObject({
      code: "CONFLICT",
      reason: "runs_unfinished",
      params: { amount: 1 },
    });
    await admin.client.resources.act.mutate({ workspace, kind: "scan", id: scan.id, action: "cancel" });

    const other = await create(admin, home.workspace, "connector", { ...fields, name: "Other data" });
    const refer = (from: string, to: string) =>
      api.owner.query(
        "INSERT INTO resource_reference (org_id, resource_id, field, target_id) VALUES ($1, $2, 'type', $3)",
        [home.org, from, to],
      );
    await refer(id, other.id);
    expect(await attempt()).toMatchObject({
      code: "CONFLICT",
      reason: "refers_to_what_stays",
      params: { title: "Other data" },
    });
    await api.owner.query("DELETE FROM resource_reference WHERE resource_id = $1", [id]);
    await refer(other.id, id);
    expect(await attempt()).toMatchObject({
      reason: "referred_to_by_what_stays",
      params: { title: "Other data" },
    });
  });

  test("with a resource that would be shared with no workspace; one that others see stays there", async () => {
    const { admin, home, target, workspace, attempt } = await refusing();
    const policy = { name: "Card numbers", severity: "high", act: "alert" };
    const { id } = await admin.client.resources.create.mutate({
      workspace,
      kind: "policy",
      fields: policy,
      reach: [workspace, home.workspace],
    });
    await api.owner.query("DELETE FROM resource_reach WHERE root_id = $1 AND workspace_id = $2", [
      id,
      home.workspace,
    ]);
    expect(await attempt()).toMatchObject({
      code: "CONFLICT",
      reason: "shared_here_alone",
      params: { kind: "Policy", title: "Card numbers" },
    });
    await api.owner.query("INSERT INTO resource_reach VALUES ($1, $2, $3)", [home.org, id, home.workspace]);
    await admin.client.workspaces.transfer.mutate({ workspace, to: target.org, confirmation: "Payments" });
    const at = (place: string) => ({ workspace: place, kind: "policy" });
    expect((await admin.client.resources.list.query(at(home.workspace))).items).toHaveLength(1);
    expect((await admin.client.resources.list.query(at(workspace))).items).toEqual([]);
  });

  test("to a plan that has no workspaces to create", async () => {
    const owner = await api.person("Owner");
    const home = await found(api, owner, "ai-tracing");
    const target = await found(api, owner, "ai-tracing");
    await api.owner.query("UPDATE organization SET plan = 'pro' WHERE id = $1", [home.org]);
    const slug = `own-${randomUUID().slice(0, 8)}`;
    const given = { organization: home.org, name: "Own", slug };
    const { id: workspace } = await owner.client.workspaces.create.mutate(given);
    const move = { workspace, to: target.org, confirmation: slug };
    expect(await errorOf(owner.client.workspaces.transfer.mutate(move))).toMatchObject({
      reason: "plan_required",
      path: "to",
    });
    await api.owner.query("UPDATE organization SET plan = 'pro' WHERE id = $1", [target.org]);
    await owner.client.workspaces.transfer.mutate(move);
    expect((await newest(api, target))[0]).toMatchObject({ action: "workspace.transferred" });
  });

  test("to an organization whose deletion is requested", async () => {
    const { target, attempt } = await refusing();
    await api.owner.query(
      "UPDATE organization SET state = 'deletion_requested', deletion_requested_at = now() WHERE id = $1",
      [target.org],
    );
    expect(await attempt()).toMatchObject({
      code: "WRONG_STATE",
      reason: "organization_deletion_requested",
      path: "to",
    });
  });
});
