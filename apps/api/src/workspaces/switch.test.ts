import { expect, test } from "vitest";
import { hashToken } from "../identity/credential.ts";
import { freshTokenHeader } from "../procedure/create-context.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { enlist, expectLooksMissing, found, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

/** Switches as a program does, and returns its new token. */
async function switchTo({ token }: Pick<TestPerson, "token">, workspace: string): Promise<string> {
  const response = await fetch(`${api.url}/api/trpc/workspaces.switch`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ workspace }),
  });
  const body = await response.text();
  expect(response.status).toBe(200);
  const fresh = response.headers.get(freshTokenHeader) ?? "";
  expect(fresh).toMatch(/^[A-Za-z0-9]{32}$/);
  expect(body).not.toContain(fresh);
  return fresh;
}

async function twoWorkspaces() {
  const tenant = await staffed(api, "ai-governance");
  const { id: staging } = await tenant.founder.client.workspaces.create.mutate({
    organization: tenant.org,
    name: "Staging",
    slug: `s-${tenant.slug}`,
  });
  return { ...tenant, staging };
}

test("[M40][M42][M69] moves the session to the workspace under a new token, and the old token stops working", async () => {
  const { founder, workspace, staging } = await twoWorkspaces();
  expect((await founder.client.session.me.query()).landing?.id).toBe(workspace);
  const fresh = api.client(await switchTo(founder, staging));
  expect((await fresh.session.me.query()).landing?.id).toBe(staging);
  expect((await errorOf(founder.client.session.me.query())).code).toBe("UNAUTHENTICATED");
});

test("[M40] keeps the same session: its expiry, its details and the other sessions stay", async () => {
  const { founder, staging } = await twoWorkspaces();
  const read = async () =>
    (
      await api.owner.query(
        "SELECT id, expires_at, created_at, token, active_workspace_id AS active FROM identity.session WHERE user_id = $1",
        [founder.id],
      )
    ).rows;
  const [before] = await read();
  const fresh = await switchTo(founder, staging);
  expect(await read()).toEqual([{ ...before, token: hashToken(fresh), active: staging }]);
});

test("records the switch in the workspace's log, without the token", async () => {
  const { founder, staging, org } = await twoWorkspaces();
  const fresh = await switchTo(founder, staging);
  expect((await newest(api, { org }))[0]).toMatchObject({
    action: "workspace.switched",
    target: "Staging",
    workspace: staging,
    actor: founder.email,
    before: null,
    after: null,
  });
  const { rows } = await api.owner.query("SELECT FROM audit_entry e WHERE e::text LIKE '%' || $1 || '%'", [
    fresh,
  ]);
  expect(rows).toEqual([]);
});

test("gives a browser its new token in the session's cookie", async () => {
  const { founder, staging } = await twoWorkspaces();
  const { sessionCookies } = await import("../identity/credential.ts");
  const cookies = sessionCookies(api.database.secret, false);
  const [cookie = ""] = cookies.give(founder.token, {}).split(";");
  const response = await fetch(`${api.url}/api/trpc/workspaces.switch`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie, origin: api.url },
    body: JSON.stringify({ workspace: staging }),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get(freshTokenHeader)).toBeNull();
  const [given = ""] = response.headers.getSetCookie();
  expect(given).toMatch(/HttpOnly/);
  expect(given).toMatch(/SameSite=Lax/);
  const credential = cookies.read({ cookie: given.split(";")[0] ?? "" });
  const { landing } = await api.client(credential?.token).session.me.query();
  expect(landing?.id).toBe(staging);
});

test("[M56] only goes where the person is a member; the old token keeps working after a refusal", async () => {
  const { founder, staging, ...tenant } = await twoWorkspaces();
  const attempt = ({ client }: TestPerson, workspace: string) =>
    client.workspaces.switch.mutate({ workspace });
  const viewer = tenant.as("workspace_viewer");
  await expectLooksMissing((ref) => attempt(viewer, ref), {
    ...tenant,
    workspace: staging,
    slug: `s-${tenant.slug}`,
  });
  await expectLooksMissing(
    (ref) => attempt(viewer, ref),
    await found(api, await api.person(), "ai-governance"),
  );

  const admin = await api.person("Second admin");
  await enlist(api, tenant, admin, "tenant_admin");
  expect(await errorOf(attempt(admin, staging))).toMatchObject({
    code: "FORBIDDEN",
    reason: "not_a_member",
    message: "You can only switch to a workspace that you are a member of.",
  });
  expect((await newest(api, tenant))[0]).toMatchObject({ action: "workspace.switched", outcome: "refused" });
  expect((await admin.client.session.me.query()).user.id).toBe(admin.id);
});

test("[M49] does not go to an archived workspace", async () => {
  const { founder, staging } = await twoWorkspaces();
  await founder.client.workspaces.archive.mutate({ workspace: staging, confirmation: "Staging" });
  const error = await errorOf(founder.client.workspaces.switch.mutate({ workspace: staging }));
  expect(error).toMatchObject({ code: "WRONG_STATE", reason: "workspace_archived" });
});

test("two calls on two workspaces in one session never mix, wherever the session is", async () => {
  const { founder, workspace, staging } = await twoWorkspaces();
  const fresh = api.client(await switchTo(founder, staging));
  const [one, other] = await Promise.all([
    fresh.workspaces.get.query({ workspace }),
    fresh.workspaces.get.query({ workspace: staging }),
  ]);
  expect([one.id, other.id]).toEqual([workspace, staging]);
});

/** Switches with an idempotency key, as the client retries when no answer came. */
async function tryToSwitch(token: string, workspace: string, key: string) {
  const response = await fetch(`${api.url}/api/trpc/workspaces.switch`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
      "idempotency-key": key,
    },
    body: JSON.stringify({ workspace }),
  });
  return {
    status: response.status,
    body: await response.text(),
    token: response.headers.get(freshTokenHeader),
  };
}

test("gets the same answer again after it was lost, once, and only for its sender", async () => {
  const { founder, workspace, staging, org } = await twoWorkspaces();
  const key = crypto.randomUUID();
  const lost = await tryToSwitch(founder.token, staging, key);
  expect(lost.status).toBe(200);
  // Without the first request's key the old token does not work.
  expect((await tryToSwitch(founder.token, staging, crypto.randomUUID())).status).toBe(401);
  expect((await errorOf(founder.client.session.me.query())).code).toBe("UNAUTHENTICATED");
  expect(await tryToSwitch(founder.token, staging, key)).toEqual(lost);
  expect((await api.client(lost.token ?? "").session.me.query()).landing?.id).toBe(staging);
  expect(
    (await newest(api, { org }, 10)).filter(({ action }) => action === "workspace.switched"),
  ).toHaveLength(1);
  expect((await tryToSwitch(founder.token, staging, key)).status).toBe(401);
  // It continues from there.
  expect((await tryToSwitch(lost.token ?? "", workspace, crypto.randomUUID())).status).toBe(200);
});

test("gets no answer again after half a minute", async () => {
  const { founder, staging } = await twoWorkspaces();
  const key = crypto.randomUUID();
  expect((await tryToSwitch(founder.token, staging, key)).status).toBe(200);
  await api.owner.query(
    "UPDATE identity.session SET switched_at = now() - interval '31 seconds' WHERE user_id = $1",
    [founder.id],
  );
  expect((await tryToSwitch(founder.token, staging, key)).status).toBe(401);
});

test("gives one new token for one old one, for any number of concurrent switches", async () => {
  const { founder, staging } = await twoWorkspaces();
  const answers = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const response = await fetch(`${api.url}/api/trpc/workspaces.switch`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${founder.token}` },
        body: JSON.stringify({ workspace: staging }),
      });
      await response.text();
      return { status: response.status, token: response.headers.get(freshTokenHeader) };
    }),
  );
  const given = answers.filter(({ status }) => status === 200);
  expect(given).toHaveLength(1);
  expect(answers.filter(({ status }) => status !== 200 && status !== 409 && status !== 401)).toEqual([]);
  expect(answers.filter(({ token }) => token !== null)).toEqual(given);
  expect((await api.client(given[0]?.token ?? "").session.me.query()).landing?.id).toBe(staging);
});
