import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { hashToken, newToken } from "../identity/credential.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

/** Signs a person in once more; returns the client of the new session. */
async function signInAgain({ id }: TestPerson) {
  const token = newToken();
  await api.owner.query(
    `INSERT INTO identity.session (id, user_id, token, expires_at, updated_at, ip, user_agent)
     VALUES ($1, $2, $3, now() + interval '1 day', now() - interval '1 minute', '203.0.113.7', 'Other browser')`,
    [randomUUID(), id, hashToken(token)],
  );
  return api.client(token);
}

test("session.me tells the signed-in person who they are", async () => {
  const person = await api.person("Member");
  const { user, preferences, landing, platformAdmin } = await person.client.session.me.query();
  expect(user).toEqual({
    id: person.id,
    name: "Member",
    email: person.email,
    emailVerified: true,
    picture: null,
  });
  expect(preferences).toEqual({ locale: null, timeZone: null, mailsOff: [] });
  expect(landing).toBeNull();
  expect(platformAdmin).toBe(false);
});

test("[M8][M69] session.me lands a new session in the default workspace, even if others sort before it", async () => {
  const { founder, as, ...tenant } = await staffed(api, "ai-governance");
  const { org: organization, slug } = tenant;
  const { id } = await founder.client.workspaces.create.mutate({
    organization,
    name: "A first by name",
    slug: `first-${slug}`,
  });
  const viewer = as("workspace_viewer");
  await founder.client.members.add.mutate({ workspace: id, email: viewer.email, role: "workspace_viewer" });
  const landing = async () => (await viewer.client.session.me.query()).landing;
  expect(await landing()).toEqual({ id: tenant.workspace, slug, name: "Test", organization: slug });
  await founder.client.members.remove.mutate({ workspace: tenant.workspace, userId: viewer.id });
  expect(await landing()).toMatchObject({ id });
  await founder.client.members.remove.mutate({ workspace: id, userId: viewer.id });
  expect(await landing()).toBeNull();
});

test("session.list returns the caller's sessions, most recently used first, and marks the current one", async () => {
  const person = await api.person();
  await signInAgain(await api.person());
  const other = await signInAgain(person);
  const { items } = await person.client.session.list.query();
  expect(items.map(({ current, ipAddress, userAgent }) => ({ current, ipAddress, userAgent }))).toEqual([
    { current: true, ipAddress: null, userAgent: null },
    { current: false, ipAddress: "203.0.113.7", userAgent: "Other browser" },
  ]);
  const { items: seen } = await other.session.list.query();
  expect(seen.map((item) => [item.id, item.current])).toEqual(items.map((item) => [item.id, !item.current]));
  expect(JSON.stringify(items)).not.toContain(hashToken(person.token));
});

test("session.list leaves out sessions that have ended", async () => {
  const person = await api.person();
  await signInAgain(person);
  await api.owner.query(
    "UPDATE identity.session SET expires_at = now() WHERE user_id = $1 AND ip IS NOT NULL",
    [person.id],
  );
  expect((await person.client.session.list.query()).items).toHaveLength(1);
});

test("session.end ends one session at its next request, and no other", async () => {
  const person = await api.person();
  const [one, other] = [await signInAgain(person), await signInAgain(person)];
  const { items } = await one.session.list.query();
  const session = items.find(({ current }) => current)?.id ?? "";
  expect(await person.client.session.end.mutate({ session })).toEqual({ id: session });
  expect((await errorOf(one.session.me.query())).code).toBe("UNAUTHENTICATED");
  await other.session.me.query();
  expect((await person.client.session.list.query()).items.map(({ id }) => id)).not.toContain(session);
  // An ended session can't be ended again.
  expect((await errorOf(person.client.session.end.mutate({ session }))).code).toBe("NOT_FOUND");
});

test("session.end does not find another person's session, nor an expired one", async () => {
  const person = await api.person();
  const stranger = await api.person();
  const [theirs] = (await person.client.session.list.query()).items;
  const session = theirs?.id ?? "";
  expect((await errorOf(stranger.client.session.end.mutate({ session }))).code).toBe("NOT_FOUND");
  await person.client.session.me.query();
  await signInAgain(person);
  const { items } = await person.client.session.list.query();
  const over = items.find(({ current }) => !current)?.id ?? "";
  await api.owner.query("UPDATE identity.session SET expires_at = now() WHERE id = $1", [over]);
  expect((await errorOf(person.client.session.end.mutate({ session: over }))).code).toBe("NOT_FOUND");
});

test("session.signOutElsewhere ends the other sessions at their next request, and no one else's", async () => {
  const person = await api.person();
  const bystander = await api.person();
  const others = [await signInAgain(person), await signInAgain(person)];
  expect(await person.client.session.signOutElsewhere.mutate({})).toEqual({ ended: 2 });
  for (const other of others) {
    expect(await errorOf(other.session.me.query())).toMatchObject({
      code: "UNAUTHENTICATED",
      reason: "sign_in_first",
      message: "Sign in first.",
    });
  }
  await person.client.session.me.query();
  await bystander.client.session.me.query();
  expect(await person.client.session.signOutElsewhere.mutate({})).toEqual({ ended: 0 });
});

test("session.signOutElsewhere belongs to no tenant and writes to no tenant's log", async () => {
  const { founder, ...tenant } = await staffed(api, "compliance-ops");
  await signInAgain(founder);
  const [before] = await newest(api, tenant);
  await founder.client.session.signOutElsewhere.mutate({});
  expect((await newest(api, tenant))[0]).toEqual(before);
});

test("all of them refuse callers who are not signed in", async () => {
  const { session } = api.client();
  const calls = [
    session.me.query(),
    session.list.query(),
    session.end.mutate({ session: randomUUID() }),
    session.signOutElsewhere.mutate({}),
  ];
  for (const refusal of await Promise.all(calls.map(errorOf))) {
    expect(refusal).toMatchObject({ code: "UNAUTHENTICATED", reason: "sign_in_first" });
  }
});
