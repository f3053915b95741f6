import { complianceOps } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { makeTeam } from "../testing/teams.ts";
import { enlist, expectLooksMissing, newest, staffed, suspend } from "../testing/tenants.ts";

const api = await startApi();

describe("members.transferOwnership", () => {
  test("[V41][V53] makes the member an owner and gives the actor the chosen role, in one commit with one entry", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const { id: userId, email } = as("member");
    const { members } = founder.client;
    expect(await members.transferOwnership.mutate({ workspace, userId, stepDownTo: "admin" })).toMatchObject({
      userId,
      role: "owner",
    });
    const { items } = await members.list.query({ workspace });
    expect(items.filter(({ role }) => role === complianceOps.owner.role).map((item) => item.userId)).toEqual([
      userId,
    ]);
    expect(items.find((item) => item.userId === founder.id)?.role).toBe("admin");
    const [entry, before] = await newest(api, tenant, 2);
    expect(entry).toMatchObject({
      action: "member.ownership_transferred",
      actor: founder.email,
      target: email,
      before: { role: "owner", targetRole: "member" },
      after: { role: "admin", targetRole: "owner" },
    });
    expect(before?.action).toBe("member.added");
    expect(await errorOf(members.makeOwner.mutate({ workspace, userId: as("viewer").id }))).toMatchObject({
      reason: "missing_permission",
    });
  });

  test("[V42][V43] without stepping down, both are owners, as after making an owner", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    const { members } = founder.client;
    await members.transferOwnership.mutate({ workspace, userId: as("viewer").id, stepDownTo: null });
    const { items } = await members.list.query({ workspace });
    expect(items.filter(({ role }) => role === complianceOps.owner.role)).toHaveLength(2);
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "member.made_owner",
      before: { role: "viewer" },
      after: { role: "owner" },
    });
  });

  test("[V25] refuses to step down for a person who can't sign in, and changes nothing", async () => {
    const { founder, as, ...tenant } = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    await suspend(api, as("member"));
    const { members } = founder.client;
    const transfer = (stepDownTo: string | null) =>
      members.transferOwnership.mutate({ workspace, userId: as("member").id, stepDownTo });
    expect(await errorOf(transfer("viewer"))).toMatchObject({ code: "CONFLICT", reason: "last_owner" });
    const { items } = await members.list.query({ workspace });
    expect(items.filter(({ role }) => role === complianceOps.owner.role).map(({ userId }) => userId)).toEqual(
      [founder.id],
    );
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "member.ownership_transferred",
      outcome: "refused",
      target: as("member").email,
    });
    await transfer(null);
  });

  test("refuses to step down to the owner's role or an unknown one, or from a role below owner", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-governance");
    const { workspace } = tenant;
    const userId = as("workspace_viewer").id;
    const admin = await api.person("Reaches by the organization");
    await enlist(api, tenant, admin, "tenant_admin");
    const transfer = (by: typeof admin, stepDownTo: string) =>
      errorOf(by.client.members.transferOwnership.mutate({ workspace, userId, stepDownTo }));
    expect(await transfer(founder, "workspace_admin")).toMatchObject({
      code: "INVALID",
      reason: "no_step_down",
      path: "stepDownTo",
    });
    expect(await transfer(founder, "no_such_role")).toMatchObject({
      code: "INVALID",
      reason: "unknown_role",
    });
    expect(await transfer(admin, "workspace_viewer")).toMatchObject({
      code: "CONFLICT",
      reason: "not_an_owner",
    });
  });

  test("an owner only through a team has no role to step down from", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-tracing");
    const { workspace } = tenant;
    const person = await api.person("Owns by team");
    await enlist(api, tenant, person, "org_member");
    await makeTeam(tenant, { by: founder, people: [person], role: "owner" });
    const call = person.client.members.transferOwnership.mutate({
      workspace,
      userId: as("reader").id,
      stepDownTo: "reader",
    });
    expect(await errorOf(call)).toMatchObject({ reason: "not_an_owner" });
  });

  test("[V4][V53] refuses everyone but owners, and treats another tenant's workspace like a missing one", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    const userId = as("viewer").id;
    for (const role of ["admin", "member", "viewer"]) {
      const call = as(role).client.members.transferOwnership.mutate({ workspace, userId, stepDownTo: null });
      expect(await errorOf(call)).toMatchObject({
        message: "You need the Owner role to make a member an owner.",
      });
    }
    const theirs = await staffed(api, "compliance-ops");
    await expectLooksMissing(
      (ref) =>
        as("owner").client.members.transferOwnership.mutate({ workspace: ref, userId, stepDownTo: null }),
      theirs,
    );
  });
});
