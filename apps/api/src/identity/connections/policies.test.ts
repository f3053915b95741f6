import { machineFleet } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { errorOf, startApi } from "../../testing/api.ts";
import { staffed } from "../../testing/tenants.ts";
import { hashToken } from "../credential.ts";
import { browserOf, connected, roundTrip } from "./testing.ts";

const api = await startApi();

test("[C11] what the provider asked for counts as the second factor of its session, and not what the account has", async () => {
  const { provider, domain, workspace, org } = await connected(api, machineFleet.key, "member");
  await api.owner.query(
    "INSERT INTO security_policy (org_id, version, second_factor, created_by_name) VALUES ($1, 1, true, 'Founder')",
    [org],
  );
  await api.owner.query("UPDATE organization SET has_policies = true WHERE id = $1", [org]);
  const email = `new@${domain.name}`;
  const look = async (amr: unknown) => {
    provider.identity = { sub: "one", email, amr };
    const { body } = await roundTrip(browserOf(api), { email });
    return api.client(String(body.token)).workspaces.get.query({ workspace });
  };
  for (const amr of [undefined, [], ["pwd"], "mfa", { mfa: true }])
    expect(await errorOf(look(amr))).toMatchObject({ reason: "second_factor_missing" });
  await look(["pwd", "mfa"]);
  await api.owner.query(`UPDATE identity."user" SET second_factor = true WHERE email = $1`, [email]);
  expect(await errorOf(look(["pwd"]))).toMatchObject({ reason: "second_factor_missing" });
});

test("a session of a connection reaches no place of another organization to move something there", async () => {
  const { provider, domain, workspace } = await connected(api, machineFleet.key, "member");
  const email = `new@${domain.name}`;
  provider.identity = { sub: "one", email };
  const { body } = await roundTrip(browserOf(api), { email });
  const elsewhere = await staffed(api, machineFleet.key);
  await elsewhere.founder.client.members.add.mutate({
    workspace: elsewhere.workspace,
    email,
    role: "member",
  });
  const reached = async () => {
    const client = await api.app.connect();
    try {
      await client.query("BEGIN");
      await client.query("SELECT authz.enter($1, NULL, $2, NULL, 'member', true)", [
        hashToken(String(body.token)),
        workspace,
      ]);
      const there = await client.query("SELECT FROM authz.reach_there($1)", [elsewhere.workspace]);
      return there.rowCount;
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  };
  expect(await reached()).toBe(0);
  // The same session, as if its person had begun it with their password.
  await api.owner.query(
    "UPDATE identity.session SET connection_org = NULL, connection_id = NULL WHERE token = $1",
    [hashToken(String(body.token))],
  );
  expect(await reached()).toBe(1);
});

test("a platform admin who signs in by their company is none in that session, and a foreign tenant stays one", async () => {
  const { provider, domain, workspace } = await connected(api, machineFleet.key, "member");
  const email = `operator@${domain.name}`;
  provider.identity = { sub: "operator", email };
  const { body } = await roundTrip(browserOf(api), { email });
  const client = api.client(String(body.token));
  const { user, connected: isConnected } = await client.session.me.query();
  expect(isConnected).toBe(true);
  await api.owner.query("INSERT INTO identity.platform_admin (user_id) VALUES ($1)", [user.id]);
  expect((await client.session.me.query()).platformAdmin).toBe(false);
  expect(await errorOf(client.platform.instance.query())).toMatchObject({ code: "FORBIDDEN" });
  await client.workspaces.get.query({ workspace });
  const elsewhere = await staffed(api, machineFleet.key);
  expect(await errorOf(client.workspaces.get.query({ workspace: elsewhere.workspace }))).toMatchObject({
    code: "NOT_FOUND",
  });
});
