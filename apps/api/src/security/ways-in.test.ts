import { dataSecurity, machineFleet, noRules, type SecurityRules } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { follow } from "../live/testing.ts";
import { connected } from "../machines/testing.ts";
import { type Client, startApi } from "../testing/api.ts";
import { invite } from "../testing/invitations.ts";
import { sendRest } from "../testing/rest.ts";
import { staffed } from "../testing/tenants.ts";
import { networks } from "./testing.ts";

/*
 * Every rule at every way in: what each answers to someone whom the policy concerns. The policies are written past the
 * product, which would refuse to lock out their author.
 */

const api = await startApi({ live: true });

/** Why a call was refused; `in` if it was not. */
const outcome = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "in",
    (error: { data?: { reason?: string } }) => error.data?.reason ?? String(error),
  );

async function write(org: string, rules: Partial<SecurityRules>) {
  const { addresses, idleMinutes, sessionHours, keyDays, personalTokens, secondFactor } = {
    ...noRules,
    ...rules,
  };
  const ranges = addresses.map(({ range }) => range);
  await api.owner.query(
    `INSERT INTO security_policy (org_id, workspace_id, version, ranges, notes, idle_minutes, idle_since, session_hours, key_days,
       personal_tokens, second_factor, created_by_name)
     SELECT $1, w.id, 1, $2::cidr[], array_fill(''::text, ARRAY[cardinality($2::cidr[])]), $3::int,
       CASE WHEN $3::int IS NOT NULL THEN now() - interval '1 day' END, $4, $5, $6, $7, 'Test'
     FROM workspace w WHERE w.org_id = $1`,
    [org, ranges, idleMinutes, sessionHours, keyDays, personalTokens, secondFactor],
  );
}

/** Makes everything of an organization two days old: sessions, their last use, and keys. */
async function grow(org: string, people: readonly string[]) {
  await api.owner.query(
    `UPDATE identity.session SET created_at = now() - interval '2 days', active_at = now() - interval '2 days'
     WHERE user_id = ANY ($1::uuid[])`,
    [people],
  );
  await api.owner.query("UPDATE key SET created_at = now() - interval '2 days' WHERE org_id = $1", [org]);
}

const read = (client: Client, workspace: string) => client.workspaces.get.query({ workspace });

async function ofData(rules: Partial<SecurityRules>) {
  const { org, workspace, founder, as } = await staffed(api, dataSecurity.key);
  const scopes = ["workspace:read" as const];
  const viewer = as("viewer");
  const admin = as("admin");
  const tokenOf = await viewer.client.tokens.issue.mutate({ organization: org, name: "Laptop", scopes });
  const own = await founder.client.keys.issue.mutate({ workspace, name: "Own", scopes });
  const all = await founder.client.keys.issue.mutate({ organization: org, name: "All", scopes });
  const invited = await api.person("Invited");
  const { token } = await invite(api, founder, { workspace, email: invited.email, role: "viewer" });
  const stream = await follow(api.url, admin.token, { workspace });
  await stream.next();
  await grow(org, [viewer.id, admin.id, invited.id]);
  await write(org, rules);
  // What the product would announce itself.
  await api.owner.query("SELECT pg_notify('bailiwick_live', $1)", [
    JSON.stringify({ organization: org, workspace, nouns: ["workspace"], kinds: [], people: [] }),
  ]);
  const event = await stream.next();
  stream.stop();
  const rest = await sendRest(api.url, "workspaces.get", { workspace }, viewer.token);
  const batch = await fetch(
    `${api.url}/api/trpc/session.me,workspaces.get?batch=1&input=${encodeURIComponent(JSON.stringify({ 1: { workspace } }))}`,
    { headers: { authorization: `Bearer ${viewer.token}` } },
  );
  const [, second] = (await batch.json()) as { error?: { data: { reason: string } } }[];
  return {
    stream: event?.kind === "lost" ? event.reason : "in",
    session: await outcome(read(viewer.client, workspace)),
    rest: (rest.body as { reason?: string }).reason ?? "in",
    batch: second?.error?.data.reason ?? "in",
    // Before the switch, which gives another token.
    elsewhere: await outcome(viewer.client.session.me.query()),
    switch: await outcome(viewer.client.workspaces.switch.mutate({ workspace })),
    personal: await outcome(read(api.client(tokenOf.text), workspace)),
    workspaceKey: await outcome(read(api.client(own.text), workspace)),
    organizationKey: await outcome(read(api.client(all.text), workspace)),
    acceptance: await outcome(invited.client.invitations.accept.mutate({ token })),
  };
}

async function ofMachine(rules: Partial<SecurityRules>) {
  const { org, workspace, founder } = await staffed(api, machineFleet.key);
  const { agent } = await connected(api, founder, workspace);
  await grow(org, [founder.id]);
  await write(org, rules);
  return outcome(agent.machines.heartbeat.mutate({}));
}

const everyone = (reason: string) => ({
  stream: reason,
  session: reason,
  rest: reason,
  batch: reason,
  switch: reason,
  personal: reason,
  workspaceKey: reason,
  organizationKey: reason,
  acceptance: reason,
  elsewhere: "in",
  machine: reason,
});
const letIn = everyone("in");
const sessions = (reason: string) => ({
  ...letIn,
  stream: reason,
  session: reason,
  rest: reason,
  batch: reason,
  switch: reason,
  acceptance: reason,
});

test.each([
  { rule: "no rule", rules: {}, answers: letIn },
  { rule: "networks", rules: networks("203.0.113.0/24"), answers: everyone("address_not_allowed") },
  { rule: "an idle timeout", rules: { idleMinutes: 15 }, answers: sessions("session_idle") },
  { rule: "a longest session", rules: { sessionHours: 24 }, answers: sessions("session_too_old") },
  {
    rule: "a longest life of keys",
    rules: { keyDays: 1 },
    answers: {
      ...letIn,
      personal: "key_too_old",
      workspaceKey: "key_too_old",
      organizationKey: "key_too_old",
    },
  },
  {
    rule: "no personal tokens",
    rules: { personalTokens: false },
    answers: { ...letIn, personal: "personal_tokens_off" },
  },
  {
    rule: "a second factor",
    rules: { secondFactor: true },
    answers: { ...sessions("second_factor_missing"), personal: "second_factor_missing" },
  },
])("[C10][C11][C13] $rule: the answers of every way in", async ({ rules, answers }) => {
  expect({ ...(await ofData(rules)), machine: await ofMachine(rules) }).toEqual(answers);
});

test("[C10] a key or a token that would live too long, and an address of another domain, are refused right away", async () => {
  const { org, workspace, founder } = await staffed(api, dataSecurity.key);
  const scopes = ["workspace:read" as const];
  const at = { organization: org };
  await founder.client.securityPolicies.set.mutate({
    ...at,
    rules: {
      ...structuredClone(noRules),
      keyDays: 30,
      personalTokens: false,
      invitationDomains: ["corp.example"],
    } as never,
  });
  expect(await outcome(founder.client.keys.issue.mutate({ workspace, name: "Long", scopes }))).toBe(
    "key_lives_too_long",
  );
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  expect(
    await outcome(founder.client.keys.issue.mutate({ workspace, name: "Short", scopes, expiresAt })),
  ).toBe("in");
  expect(await outcome(founder.client.tokens.issue.mutate({ ...at, name: "Mine", scopes, expiresAt }))).toBe(
    "personal_tokens_off",
  );
  const role = "viewer";
  expect(
    await outcome(founder.client.invitations.create.mutate({ workspace, email: "a@else.example", role })),
  ).toBe("domain_not_allowed");
  expect(
    await outcome(founder.client.invitations.create.mutate({ workspace, email: "a@Corp.example", role })),
  ).toBe("in");
});
