import { size } from "@bailiwick/db/testing";
import { createTRPCClient, httpLink } from "@trpc/client";
import { expect, test } from "vitest";
import { hashToken, newToken } from "./identity/credential.ts";
import type { AppRouter } from "./router.ts";
import { errorOf, startApi, type TestPerson } from "./testing/api.ts";
import { run } from "./testing/process.ts";
import { found, join } from "./testing/tenants.ts";

/*
 * A loss of access applies at the next request: what one process revokes, another does not let
 * through, however soon the request comes. Many rounds of each way to lose access, without a pause between the answer
 * to the change and the request.
 */

const rounds = size(25, 250);
const api = await startApi();

/** The same instance, served by another process. */
async function secondProcess() {
  const { address } = run(api.database);
  const url = `${await address()}/api/trpc`;
  return ({ token }: Pick<TestPerson, "token">) =>
    createTRPCClient<AppRouter>({
      links: [httpLink({ url, headers: { authorization: `Bearer ${token}` } })],
    });
}

async function signIn({ id }: TestPerson): Promise<string> {
  const token = newToken();
  await api.owner.query(
    `INSERT INTO identity.session (id, user_id, token, expires_at, created_at, updated_at)
     VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day', now(), now())`,
    [id, hashToken(token)],
  );
  return token;
}

test("a second process lets no one through after many removals, demotions, departures from a team, suspensions, and changes of keys", async () => {
  const elsewhere = await secondProcess();
  const owner = await api.person("Owner");
  const platform = await api.person("Platform", { platformAdmin: true });
  const { workspace, slug } = await found(api, owner, "compliance-ops");
  const person = await join(api, { org: "", workspace, slug }, owner, "viewer", "Someone");
  const there = elsewhere(person);
  const answers = new Map<string, number>();
  const count = async (way: string, call: Promise<unknown>) => {
    const answer = await call.then(
      () => "let through",
      async (error: unknown) => (await errorOf(Promise.reject(error))).code,
    );
    const said = `${way}: ${answer}`;
    answers.set(said, (answers.get(said) ?? 0) + 1);
  };
  const { members, teams, teamGrants } = owner.client;

  for (let round = 0; round < rounds; round += 1) {
    await there.members.list.query({ workspace });
    await members.remove.mutate({ workspace, userId: person.id });
    await count("remove", there.members.list.query({ workspace }));
    await members.add.mutate({ workspace, email: person.email, role: "admin" });
  }
  for (let round = 0; round < rounds; round += 1) {
    await there.audit.list.query({ workspace });
    await members.changeRole.mutate({ workspace, userId: person.id, role: "viewer" });
    await count("demote", there.audit.list.query({ workspace }));
    await members.changeRole.mutate({ workspace, userId: person.id, role: "admin" });
  }
  await members.changeRole.mutate({ workspace, userId: person.id, role: "viewer" });
  const team = await teams.create.mutate({ organization: slug, name: "Admins" });
  const seat = { organization: slug, team: team.id, userId: person.id };
  await teamGrants.add.mutate({ workspace, team: team.id, role: "admin" });
  await teams.addMember.mutate(seat);
  for (let round = 0; round < rounds; round += 1) {
    await there.audit.list.query({ workspace });
    await teams.removeMember.mutate(seat);
    await count("leave the team", there.audit.list.query({ workspace }));
    await teams.addMember.mutate(seat);
  }
  for (let round = 0; round < rounds; round += 1) {
    const signedIn = elsewhere({ token: await signIn(person) });
    await signedIn.members.list.query({ workspace });
    await platform.client.platform.suspendPerson.mutate({ userId: person.id });
    await count("suspend", signedIn.members.list.query({ workspace }));
    await platform.client.platform.reinstatePerson.mutate({ userId: person.id });
  }

  const { keys, tokens } = owner.client;
  const issued = { workspace, name: "Deploy", scopes: ["workspace:read" as const, "member:read" as const] };
  for (let round = 0; round < rounds; round += 1) {
    const { key, text } = await keys.issue.mutate(issued);
    const [old, at] = [elsewhere({ token: text }), { workspace, key: key.id }];
    await old.members.list.query({ workspace });
    const next = await keys.rotate.mutate({ ...at, overlapHours: 24 });
    const renewed = elsewhere({ token: next.text });
    await renewed.members.list.query({ workspace });
    await keys.revokeSecret.mutate({ ...at, publicId: key.secret.publicId });
    await count("revoke a secret", old.members.list.query({ workspace }));
    await keys.update.mutate({ ...at, ipRanges: ["203.0.113.0/24"] });
    await count("move away from the networks", renewed.members.list.query({ workspace }));
    await keys.update.mutate({ ...at, ipRanges: [] });
    await renewed.members.list.query({ workspace });
    await keys.update.mutate({ ...at, scopes: ["workspace:read"] });
    await count("narrow", renewed.members.list.query({ workspace }));
    await renewed.workspaces.get.query({ workspace });
    await keys.revoke.mutate(at);
    await count("revoke a key", renewed.workspaces.get.query({ workspace }));
  }
  const scopes = ["organization:read" as const, "member:read" as const];
  for (let round = 0; round < rounds; round += 1) {
    const { token, text } = await tokens.issue.mutate({ organization: slug, name: "Laptop", scopes });
    const holder = elsewhere({ token: text });
    await holder.members.list.query({ workspace });
    await tokens.revoke.mutate({ organization: slug, token: token.id });
    await count("revoke a token", holder.members.list.query({ workspace }));
  }

  expect(Object.fromEntries(answers)).toEqual({
    "revoke a secret: UNAUTHENTICATED": rounds,
    "move away from the networks: UNAUTHENTICATED": rounds,
    "narrow: FORBIDDEN": rounds,
    "revoke a key: UNAUTHENTICATED": rounds,
    "revoke a token: UNAUTHENTICATED": rounds,
    "remove: NOT_FOUND": rounds,
    "demote: FORBIDDEN": rounds,
    "leave the team: FORBIDDEN": rounds,
    "suspend: UNAUTHENTICATED": rounds,
  });
});
