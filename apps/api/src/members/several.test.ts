import { randomUUID } from "node:crypto";
import { complianceOps } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { enlist, expectLooksMissing, found, join, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

/** Everyone's role in the workspace, by id. */
async function rolesIn(workspace: string): Promise<Record<string, string>> {
  const { rows } = await api.owner.query("SELECT user_id, role FROM member WHERE workspace_id = $1", [
    workspace,
  ]);
  return Object.fromEntries(rows.map(({ user_id, role }) => [user_id, role]));
}

describe("members.changeRoles and members.removeSeveral in a workspace", () => {
  test("[M35][M37] change and remove several in one call, each with their own entry", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const [admin, viewer] = [as("admin"), as("viewer")];
    const userIds = [admin.id, viewer.id];
    const { members, access } = founder.client;
    const effects = await access.preview.mutate({
      act: "members.changeRoles",
      input: { workspace, userIds, role: "member" },
    });
    expect(effects.changes.map(({ userId }) => userId).toSorted()).toEqual(userIds.toSorted());
    expect(await rolesIn(workspace)).toMatchObject({ [admin.id]: "admin", [viewer.id]: "viewer" });

    const changed = await members.changeRoles.mutate({ workspace, userIds, role: "member" });
    expect(changed.items).toMatchObject([
      { userId: admin.id, role: "member" },
      { userId: viewer.id, role: "member" },
    ]);
    const entries = await newest(api, tenant, 2);
    expect(entries).toMatchObject([
      { action: "member.role_changed", target: viewer.email, before: { role: "viewer" } },
      { action: "member.role_changed", target: admin.email, before: { role: "admin" } },
    ]);

    // Duplicates count once.
    const twice = [...userIds, admin.id];
    expect(await members.removeSeveral.mutate({ workspace, userIds: twice })).toEqual({ userIds });
    expect(await newest(api, tenant, 2)).toMatchObject([
      { action: "member.removed", outcome: "done", target: viewer.email },
      { action: "member.removed", outcome: "done", target: admin.email },
    ]);
    expect(Object.keys(await rolesIn(workspace))).not.toContain(admin.id);
  });

  test("[V24] refuse everything for one person who can't be changed, and name them", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const [admin, viewer, member] = [as("admin"), as("viewer"), as("member")];
    const before = await rolesIn(workspace);
    const userIds = [viewer.id, founder.id, member.id];
    const refusal = {
      code: "FORBIDDEN",
      reason: "above_yourself",
      path: "userIds.1",
      params: { what: "person", person: "Founder" },
      message: "Founder: You can't change someone whose role can do more than you can.",
    };
    const { members, access } = admin.client;
    const input = { workspace, userIds, role: "member" };
    expect(await errorOf(members.changeRoles.mutate(input))).toMatchObject(refusal);
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "member.role_changed",
      outcome: "refused",
    });
    expect(await errorOf(access.preview.mutate({ act: "members.changeRoles", input }))).toMatchObject(
      refusal,
    );
    expect(await errorOf(members.removeSeveral.mutate({ workspace, userIds }))).toMatchObject(refusal);
    expect(await rolesIn(workspace)).toEqual(before);

    const unknown = [viewer.id, randomUUID()];
    expect(await errorOf(members.removeSeveral.mutate({ workspace, userIds: unknown }))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_member",
      path: "userIds.1",
      params: {},
    });
    const least = as("viewer").client.members;
    expect(await errorOf(least.removeSeveral.mutate({ workspace, userIds: [member.id] }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
    const theirs = await staffed(api, "compliance-ops");
    await expectLooksMissing(
      (ref) => founder.client.members.removeSeveral.mutate({ workspace: ref, userIds: [member.id] }),
      theirs,
    );
    const many = Array.from({ length: 101 }, () => randomUUID());
    expect(
      await errorOf(founder.client.members.removeSeveral.mutate({ workspace, userIds: many })),
    ).toMatchObject({
      code: "INVALID",
      path: "userIds",
    });
  });

  test("[V25][V26] keep an owner, although each change alone would be allowed", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const second = await join(api, tenant, founder, "owner");
    const others = Object.entries(await rolesIn(workspace)).flatMap(([id, role]) =>
      role === complianceOps.owner.role && id !== founder.id && id !== second.id ? [id] : [],
    );
    const owners = [...others, second.id, founder.id];
    const call = founder.client.members.changeRoles.mutate({ workspace, userIds: owners, role: "admin" });
    expect(await errorOf(call)).toMatchObject({
      reason: "last_owner",
      path: `userIds.${owners.length - 1}`,
      params: { person: "Founder" },
    });
    expect(await rolesIn(workspace)).toMatchObject({ [second.id]: "owner", [as("admin").id]: "admin" });
    await founder.client.members.changeRoles.mutate({
      workspace,
      userIds: owners.slice(0, -1),
      role: "admin",
    });
  });
});

describe("members.changeRoles and members.removeSeveral in an organization", () => {
  test("[M63] change and remove several, and keep an admin", async () => {
    const founder = await api.person("Founder");
    const tenant = await found(api, founder, "ai-governance");
    const { org: organization } = tenant;
    const people = [await api.person("One"), await api.person("Two")];
    for (const person of people) await enlist(api, tenant, person, "tenant_member");
    const userIds = people.map(({ id }) => id);
    const { members } = founder.client;
    const changed = await members.changeRoles.mutate({ organization, userIds, role: "tenant_admin" });
    expect(changed.items.map(({ role }) => role)).toEqual(["tenant_admin", "tenant_admin"]);
    const all = [...userIds, founder.id];
    expect(
      await errorOf(members.changeRoles.mutate({ organization, userIds: all, role: "tenant_member" })),
    ).toMatchObject({ reason: "last_organization_admin", path: "userIds.2", params: { person: "Founder" } });
    expect(await errorOf(members.removeSeveral.mutate({ organization, userIds: all }))).toMatchObject({
      reason: "remove_yourself",
      params: { person: "Founder" },
    });
    expect(await members.removeSeveral.mutate({ organization, userIds })).toEqual({ userIds });
    expect(await newest(api, tenant, 2)).toMatchObject([
      { action: "organization.member_removed", target: people[1]?.email },
      { action: "organization.member_removed", target: people[0]?.email },
    ]);
    expect((await members.list.query({ organization })).items.map(({ userId }) => userId)).toEqual([
      founder.id,
    ]);
  });
});
