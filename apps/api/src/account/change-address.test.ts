import { expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { addressToken } from "../testing/furnish.ts";
import { invite, stored } from "../testing/invitations.ts";
import { newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

const change = async (person: TestPerson) =>
  person.client.account.changeAddress.mutate({ token: await addressToken(api, person) });

test("account.changeAddress changes the address everywhere, and each organization's log has both", async () => {
  const { founder, as, ...tenant } = await staffed(api, "ai-governance");
  const viewer = as("workspace_viewer");
  const { workspace, org } = tenant;
  const before = await newest(api, tenant);
  const { email } = await change(viewer);
  expect(email).toBe(`new-${viewer.email}`);
  for (const place of [{ workspace }, { organization: org }]) {
    const { items } = await founder.client.members.list.query({ ...place, search: email });
    expect(items.map((item) => [item.userId, item.email])).toEqual([[viewer.id, email]]);
  }
  const [entry, earlier] = await newest(api, tenant, 2);
  expect(entry).toMatchObject({
    action: "person.address_changed",
    actor: viewer.email,
    target: email,
    before: { email: viewer.email },
    after: { email },
  });
  // Earlier entries keep the old address, and the chain stays valid.
  expect([earlier]).toEqual(before);
  expect((await founder.client.audit.verify.query({ workspace })).intact).toBe(true);
  // Later entries have the new one.
  await viewer.client.account.rename.mutate({ name: "Renamed" });
  expect((await newest(api, tenant))[0]).toMatchObject({ action: "person.renamed", actor: email });
});

test("account.changeAddress ends invitations of the new address to places where the person already is", async () => {
  const { founder, as, workspace } = await staffed(api, "compliance-ops");
  const viewer = as("viewer");
  const email = `new-${viewer.email}`;
  const { invitation } = await invite(api, founder, { workspace, email, role: "viewer" });
  await change(viewer);
  expect(await stored(api, invitation.id)).toMatchObject({ state: "revoked" });
  expect((await founder.client.audit.verify.query({ workspace })).intact).toBe(true);
});

test("account.changeAddress notifies no other organization, and refuses an invalid token", async () => {
  const { founder, ...tenant } = await staffed(api, "compliance-ops");
  const before = await newest(api, tenant);
  const stranger = await api.person("Stranger");
  await change(stranger);
  expect(await newest(api, tenant)).toEqual(before);
  for (const token of ["x", "bwa_' OR true --"]) {
    expect(await errorOf(founder.client.account.changeAddress.mutate({ token }))).toMatchObject({
      code: "INVALID",
      reason: "invalid_token",
      path: "token",
    });
  }
});
