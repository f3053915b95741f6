import { expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { factorProofToken, giveAuthenticator } from "../testing/second-factors.ts";
import { newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

const sessionOf = async ({ id }: Pick<TestPerson, "id">) => {
  const { rows } = await api.owner.query<{ id: string }>(
    "SELECT id FROM identity.session WHERE user_id = $1",
    [id],
  );
  return rows[0]?.id ?? "";
};
const proofOf = async (person: TestPerson, isOn: boolean) =>
  factorProofToken(api, person, await sessionOf(person), isOn);

test("turning it on, replacing the codes and turning it off stand in the log of each of the person's organizations", async () => {
  const tenants = [await staffed(api, "compliance-ops"), await staffed(api, "ai-governance")] as const;
  const apart = await staffed(api, "machine-fleet");
  const [one, other] = tenants;
  const person = one.as("viewer");
  const { workspace } = other;
  const role = "workspace_viewer";
  await other.founder.client.members.add.mutate({ workspace, email: person.email, role });
  const { account } = person.client;
  const expectRecorded = async (action: string) => {
    for (const tenant of tenants)
      expect((await newest(api, tenant))[0]).toMatchObject({
        action,
        actor: person.email,
        outcome: "done",
        before: null,
        after: null,
      });
    expect((await newest(api, apart))[0]?.action).not.toBe(action);
  };
  expect(await account.secondFactor.query()).toEqual({
    authenticatorSince: null,
    passkeys: [],
    recoveryCodes: 0,
  });

  const { recoveryCodes } = await account.turnOnAuthenticator.mutate({ proof: await proofOf(person, false) });
  expect(recoveryCodes).toHaveLength(10);
  await expectRecorded("person.authenticator_turned_on");
  expect(await account.secondFactor.query()).toMatchObject({ recoveryCodes: 10 });

  const again = async () => {
    await api.owner.query("DELETE FROM identity.authenticator WHERE user_id = $1", [person.id]);
    return proofOf(person, true);
  };
  const renewed = await account.replaceRecoveryCodes.mutate({ proof: await again() });
  expect(renewed.recoveryCodes).toHaveLength(10);
  await expectRecorded("person.recovery_codes_replaced");

  await account.turnOffAuthenticator.mutate({ proof: await again() });
  await expectRecorded("person.authenticator_turned_off");
  expect(await account.secondFactor.query()).toEqual({
    authenticatorSince: null,
    passkeys: [],
    recoveryCodes: 0,
  });
});

test("takes a proof of the right state, session and person alone, and changes nothing otherwise", async () => {
  const [mine, theirs] = [await api.person("Mine"), await api.person("Theirs")];
  const begun = await proofOf(mine, false);
  const refused = { code: "INVALID", reason: "code_again", path: "proof" };
  expect(await errorOf(mine.client.account.turnOffAuthenticator.mutate({ proof: begun }))).toMatchObject(
    refused,
  );
  expect(await errorOf(mine.client.account.replaceRecoveryCodes.mutate({ proof: begun }))).toMatchObject(
    refused,
  );
  expect(await errorOf(theirs.client.account.turnOnAuthenticator.mutate({ proof: begun }))).toMatchObject(
    refused,
  );
  for (const proof of ["bwo_x", "x".repeat(200)])
    expect(await errorOf(mine.client.account.turnOnAuthenticator.mutate({ proof }))).toMatchObject(refused);
  // Refused, it was not spent.
  await mine.client.account.turnOnAuthenticator.mutate({ proof: begun });
  expect(await errorOf(mine.client.account.turnOnAuthenticator.mutate({ proof: begun }))).toMatchObject(
    refused,
  );
  await giveAuthenticator(api, theirs);
  expect(await theirs.client.account.secondFactor.query()).toMatchObject({ recoveryCodes: 0 });
});
