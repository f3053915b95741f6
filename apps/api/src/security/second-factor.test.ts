import { dataSecurity, machineFleet } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { follow } from "../live/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { invite } from "../testing/invitations.ts";
import { giveAuthenticator } from "../testing/second-factors.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { confirmAt, look, ruling, setTo } from "./testing.ts";

const api = await startApi({ live: true });
const required = { secondFactor: true } as const;
const missing = { code: "FORBIDDEN", reason: "second_factor_missing" };

/** Takes the second factor off again, past the product. */
const takeOff = ({ id }: { readonly id: string }) =>
  api.owner.query("DELETE FROM identity.authenticator WHERE user_id = $1", [id]);

test("[C11] members without a second factor lose the workspace until they have one, and nothing else", async () => {
  const { workspace, founder, as, org } = await staffed(api, machineFleet.key);
  const at = { workspace };
  await giveAuthenticator(api, founder);
  await giveAuthenticator(api, as("admin"));
  const member = as("member");
  const { effects } = await setTo(founder, at, required);
  expect(effects).toMatchObject({
    onTrial: true,
    people: { total: 1, items: [{ id: member.id, reason: "second_factor_missing" }] },
  });
  await confirmAt(founder, at);
  expect((await newest(api, { org }))[0]).toMatchObject({ action: "workspace.security_policy_confirmed" });
  await look(as("admin"), workspace);
  expect(await errorOf(look(member, workspace))).toMatchObject(missing);
  expect(await errorOf(member.client.members.list.query(at))).toMatchObject(missing);
  // What is theirs, and other workspaces, are untouched.
  await member.client.session.me.query();
  const elsewhere = await staffed(api, machineFleet.key);
  await look(elsewhere.as("member"), elsewhere.workspace);
  // A stranger is told that nothing is there.
  expect(await errorOf(look(elsewhere.founder, workspace))).toMatchObject({ code: "NOT_FOUND" });
  await giveAuthenticator(api, member);
  await look(member, workspace);
  await takeOff(member);
  expect(await errorOf(look(member, workspace))).toMatchObject(missing);
});

test("[C11] who has none can't require one, and nothing changes", async () => {
  const { workspace, founder } = await staffed(api, machineFleet.key);
  const at = { workspace };
  expect(await errorOf(setTo(founder, at, required))).toMatchObject({
    code: "CONFLICT",
    reason: "policy_refuses_you",
    params: { why: "second_factor_missing" },
  });
  const previewed = founder.client.securityPolicies.preview.mutate({ ...at, rules: ruling(required) });
  expect(await errorOf(previewed)).toMatchObject({ reason: "policy_refuses_you" });
  expect((await founder.client.securityPolicies.get.query(at)).version).toBeNull();
});

test("[C11] an organization's requirement holds in all of its workspaces, for tokens as for people", async () => {
  const { org, workspace, founder, as } = await staffed(api, dataSecurity.key);
  const viewer = as("viewer");
  const { text } = await viewer.client.tokens.issue.mutate({
    organization: org,
    name: "Laptop",
    scopes: ["workspace:read"],
  });
  const token = { client: api.client(text) };
  await giveAuthenticator(api, founder);
  await giveAuthenticator(api, viewer);
  await setTo(founder, { organization: org }, required);
  await setTo(founder, { workspace }, { sessionHours: 12 });
  await look(viewer, workspace);
  await look(token, workspace);
  // At the very next request, although both were remembered.
  await takeOff(viewer);
  expect(await errorOf(look(viewer, workspace))).toMatchObject(missing);
  expect(await errorOf(look(token, workspace))).toMatchObject(missing);
  await giveAuthenticator(api, viewer);
  await look(token, workspace);
});

test("ends the stream of someone who turns theirs off", async () => {
  const { workspace, founder, as } = await staffed(api, machineFleet.key);
  await giveAuthenticator(api, founder);
  await giveAuthenticator(api, as("member"));
  const stream = await follow(api.url, as("member").token, { workspace });
  expect(await stream.next()).toEqual({ kind: "open" });
  await setTo(founder, { workspace }, required);
  await takeOff(as("member"));
  await founder.client.workspaces.rename.mutate({ workspace, name: "Renamed" });
  for (let event = await stream.next(); event?.kind !== "lost"; event = await stream.next())
    expect(event).toBeDefined();
  stream.stop();
});

test("an invitation is accepted once its person has one", async () => {
  const { workspace, founder } = await staffed(api, machineFleet.key);
  await giveAuthenticator(api, founder);
  await setTo(founder, { workspace }, required);
  const invited = await api.person("Invited");
  const { token } = await invite(api, founder, { workspace, email: invited.email, role: "member" });
  expect(await errorOf(invited.client.invitations.accept.mutate({ token }))).toMatchObject(missing);
  await giveAuthenticator(api, invited);
  await invited.client.invitations.accept.mutate({ token });
  await look(invited, workspace);
});
