import { expect, test } from "vitest";
import { password, Visitor } from "../identity/testing.ts";
import { ruling } from "../security/testing.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

/** Lets so many minutes pass since everyone typed their password. */
const wait = (minutes: number) =>
  api.owner.query("UPDATE identity.session SET proven_at = now() - make_interval(mins => $1)", [minutes]);

const scopes = ["workspace:read" as const];
const acts = (workspace: string, organization: string, { client }: Pick<TestPerson, "client">) => ({
  key: () => client.keys.issue.mutate({ workspace, name: "Deploy", scopes }),
  token: () => client.tokens.issue.mutate({ organization, name: "Laptop", scopes }),
  policy: () => client.securityPolicies.set.mutate({ workspace, rules: ruling({ sessionHours: 12 }) }),
  preview: () => client.securityPolicies.preview.mutate({ workspace, rules: ruling({ sessionHours: 12 }) }),
});

test("issuing keys and changing policies needs a recent sign-in, and nothing changes without", async () => {
  const { workspace, org, founder } = await staffed(api, "machine-fleet");
  const before = await newest(api, { org });
  await wait(11);
  const refused = { code: "FORBIDDEN", reason: "sign_in_again" };
  const { key, policy, ...others } = acts(workspace, org, founder);
  for (const act of [key, policy, ...Object.values(others)])
    expect(await errorOf(act())).toMatchObject(refused);
  // It was no attempt at what they can't do.
  expect(await newest(api, { org })).toEqual(before);
  expect((await founder.client.keys.list.query({ workspace })).items).toEqual([]);
  // Everything else goes on.
  await founder.client.workspaces.rename.mutate({ workspace, name: "Renamed" });
  await wait(9);
  await key();
  await policy();
});

test("typing the password again is a recent sign-in, in that session alone", async () => {
  const email = `someone-${crypto.randomUUID().slice(0, 8)}@people.example`;
  const visitor = new Visitor(api.url);
  await visitor.post("/api/auth/sign-up/email", { name: "Someone", email, password });
  const elsewhere = new Visitor(api.url);
  await elsewhere.post("/api/auth/sign-in/email", { email, password });
  const slug = `fleet-${crypto.randomUUID().slice(0, 8)}`;
  const created = await visitor.post("/api/trpc/organizations.create", {
    blueprint: "machine-fleet",
    name: "Fleet",
    slug,
  });
  expect(created.status).toBe(200);
  await wait(11);
  const issue = (from: Visitor) =>
    from.post("/api/trpc/keys.issue", { workspace: slug, name: "Deploy", scopes });
  expect((await issue(visitor)).status).toBe(403);
  await visitor.post("/api/auth/account/proof", { password: "not the password" });
  expect((await issue(visitor)).status).toBe(403);
  expect((await visitor.post("/api/auth/account/proof", { password })).status).toBe(200);
  expect((await issue(visitor)).status).toBe(200);
  expect((await issue(elsewhere)).status).toBe(403);
});
