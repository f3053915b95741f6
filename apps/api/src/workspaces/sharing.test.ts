import { expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { found, join, newest } from "../testing/tenants.ts";

const api = await startApi();

test("[P8][P12][P24] only its owner shares a workspace of ai-tracing, at the level that they choose, regardless of organization roles", async () => {
  const founder = await api.person("Organization owner");
  const tenant = await found(api, founder, "ai-tracing");
  const organization = tenant.org;
  await founder.client.organizations.changePlan.mutate({ organization, plan: "pro" });
  const [owner, reader, admin] = [
    await api.person("Owner"),
    await api.person("Reader"),
    await api.person("Admin"),
  ];
  for (const [{ email }, role] of [
    [owner, "org_member"],
    [reader, "org_member"],
    [admin, "org_admin"],
  ] as const) {
    await founder.client.members.add.mutate({ organization, email, role });
  }
  const { id: workspace } = await owner.client.workspaces.create.mutate({
    organization,
    name: "Research",
    slug: "research",
  });

  for (const { client } of [founder, admin]) {
    expect((await errorOf(client.workspaces.get.query({ workspace }))).code).toBe("NOT_FOUND");
  }
  const joining = join(api, { ...tenant, workspace }, admin, "contributor");
  expect(await errorOf(joining)).toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
  const { client } = owner;
  await client.members.add.mutate({ workspace, email: reader.email, role: "reader" });
  expect(
    await errorOf(reader.client.members.add.mutate({ workspace, email: admin.email, role: "reader" })),
  ).toMatchObject({
    message: "You need the Owner role to add members.",
  });
  await client.members.changeRole.mutate({ workspace, userId: reader.id, role: "contributor" });
  expect((await newest(api, tenant))[0]).toMatchObject({
    action: "member.role_changed",
    before: { role: "reader" },
    after: { role: "contributor" },
  });
  const may = async (permission: "project:update" | "member:add") =>
    (await reader.client.access.check.query({ workspace, permission })).allowed;
  expect([await may("project:update"), await may("member:add")]).toEqual([true, false]);
  await client.members.remove.mutate({ workspace, userId: reader.id });
  expect((await errorOf(reader.client.workspaces.get.query({ workspace }))).code).toBe("NOT_FOUND");
});

test("[P6][P19] a private workspace stays its person's, no matter who they share it with", async () => {
  const founder = await api.person("Organization owner");
  const { org, workspace } = await found(api, founder, "ai-tracing");
  const guest = await api.person("Guest");
  await founder.client.members.add.mutate({
    organization: org,
    email: guest.email,
    role: "org_member",
  });
  await founder.client.members.add.mutate({ workspace, email: guest.email, role: "owner" });
  const refusal = { code: "CONFLICT", reason: "private_workspace" };
  const { members } = guest.client;
  expect(await errorOf(members.remove.mutate({ workspace, userId: founder.id }))).toMatchObject(refusal);
  expect(
    await errorOf(members.changeRole.mutate({ workspace, userId: founder.id, role: "reader" })),
  ).toMatchObject(refusal);
  expect(await errorOf(founder.client.members.leave.mutate({ workspace }))).toMatchObject(refusal);
  const stepDown = { workspace, userId: guest.id, stepDownTo: "reader" };
  await members.leave.mutate({ workspace });
  await founder.client.members.add.mutate({ workspace, email: guest.email, role: "contributor" });
  expect(await errorOf(founder.client.members.transferOwnership.mutate(stepDown))).toMatchObject(refusal);
  await founder.client.members.makeOwner.mutate({ workspace, userId: guest.id });
  // The second wall, for any way past the rule.
  await expect(
    api.owner.query("DELETE FROM member WHERE workspace_id = $1 AND user_id = $2", [workspace, founder.id]),
  ).rejects.toMatchObject({ constraint: "member_keeps_private" });
});
