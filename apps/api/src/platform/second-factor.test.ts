import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { giveAuthenticator, givePasskey } from "../testing/second-factors.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { expectPlatformOnly, platformAdmin } from "./testing.ts";

const api = await startApi();
const platform = await platformAdmin(api);
const { people, resetSecondFactor } = platform.client.platform;

test("the platform admin resets a person's second factor: sessions end, and each of their organizations records it", async () => {
  const [one, other] = [await staffed(api, "compliance-ops"), await staffed(api, "ai-governance")];
  const person = one.as("admin");
  await other.founder.client.members.add.mutate({
    workspace: other.workspace,
    email: person.email,
    role: "workspace_viewer",
  });
  await giveAuthenticator(api, person);
  const found = await people.query({ search: person.email });
  expect(found.items).toMatchObject([{ id: person.id, secondFactor: true }]);
  expect(await resetSecondFactor.mutate({ userId: person.id })).toMatchObject({ secondFactor: false });
  for (const tenant of [one, other])
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "person.second_factor_reset",
      outcome: "done",
      actor: platform.email,
    });
  expect(await errorOf(person.client.session.me.query())).toMatchObject({ code: "UNAUTHENTICATED" });
  const { rows } = await api.owner.query(
    "SELECT FROM outbox WHERE recipient = $1 AND payload ->> 'about' = $2",
    [person.email, "second_factor_reset"],
  );
  expect(rows).toHaveLength(1);
  expect(await errorOf(resetSecondFactor.mutate({ userId: person.id }))).toMatchObject({
    code: "WRONG_STATE",
    reason: "no_authenticator",
  });
});

test("the reset takes off passkeys, too, whether there is an app or not", async () => {
  for (const hasApp of [true, false]) {
    const person = await api.person();
    if (hasApp) await giveAuthenticator(api, person);
    await givePasskey(api, person);
    expect(await resetSecondFactor.mutate({ userId: person.id })).toMatchObject({ secondFactor: false });
    expect(
      await api.owner.query("SELECT FROM identity.passkey WHERE user_id = $1", [person.id]),
    ).toHaveProperty("rowCount", 0);
  }
});

test("no one else does, the platform admin not their own, and not that of no one", async () => {
  const { founder, as } = await staffed(api, "compliance-ops");
  await giveAuthenticator(api, as("viewer"));
  await expectPlatformOnly([founder], (client) =>
    client.platform.resetSecondFactor.mutate({ userId: as("viewer").id }),
  );
  await giveAuthenticator(api, platform);
  expect(await errorOf(resetSecondFactor.mutate({ userId: platform.id }))).toMatchObject({
    code: "CONFLICT",
    reason: "reset_yourself",
  });
  expect(await errorOf(resetSecondFactor.mutate({ userId: randomUUID() }))).toMatchObject({
    code: "NOT_FOUND",
  });
});
