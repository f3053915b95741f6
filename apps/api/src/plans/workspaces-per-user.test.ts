import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { expectPlatformOnly, platformAdmin } from "../platform/testing.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { invite } from "../testing/invitations.ts";
import { newest, suspend } from "../testing/tenants.ts";

const api = await startApi();
const platform = await platformAdmin(api);

const create = async ({ client }: TestPerson, plan?: string, blueprint = "compliance-ops") => {
  const slug = `u-${randomUUID().slice(0, 8)}`;
  const given = { blueprint, name: "Name", slug, ...(plan && { plan }) };
  return { slug, ...(await client.organizations.create.mutate(given)) };
};
const lift = (person: TestPerson, value: number | null) =>
  platform.client.platform.liftUserLimit.mutate({ userId: person.id, limit: "workspacesPerUser", value });

const full = {
  code: "LIMIT_REACHED",
  reason: "workspaces_per_user_limit",
  path: null,
  message: "You can own 2 workspaces on this plan. Upgrade one of them to own more.",
};

describe("a person on free", () => {
  test("[V57] owns two workspaces and is refused a third, however they got them", async () => {
    const person = await api.person("Founder");
    const [first] = [await create(person), await create(person)];
    expect(await errorOf(create(person))).toMatchObject(full);
    // One that they do not own does not count, nor does one that waits for its purge.
    const other = await api.person("Other");
    const { workspace, slug } = await create(other);
    await other.client.members.add.mutate({
      workspace: workspace?.id ?? "",
      email: person.email,
      role: "admin",
    });
    expect(await errorOf(create(person))).toMatchObject(full);
    expect(slug).not.toBe(first?.slug);
    await person.client.workspaces.requestDeletion.mutate({
      workspace: first?.workspace?.id ?? "",
      confirmation: first?.slug ?? "",
    });
    await create(person);
    expect(await errorOf(create(person))).toMatchObject(full);
  });

  test("[V58] has room for one more when one is upgraded, and none after a downgrade", async () => {
    const person = await api.person("Founder");
    const [first] = [await create(person), await create(person)];
    const organization = first?.organization.id ?? "";
    await person.client.organizations.changePlan.mutate({ organization, plan: "starter" });
    await create(person);
    expect(await errorOf(create(person))).toMatchObject(full);
    const back = () => person.client.organizations.changePlan.mutate({ organization, plan: "free" });
    expect(await errorOf(back())).toMatchObject(full);
    await lift(person, 3);
    await back();
    await lift(person, null);
    expect((await person.client.workspaces.mine.query({})).items).toHaveLength(3);
    expect(await errorOf(create(person))).toMatchObject(full);
    await create(person, "starter");
  });

  test("[V58] has as much room as the platform admin gives them individually, and each of their logs records it", async () => {
    const [person, other] = [await api.person("Founder"), await api.person("Other")];
    const made = [await create(person), await create(person)];
    await create(other);
    expect(await lift(person, 3)).toMatchObject({ id: person.id, workspaces: 2, workspaceLimit: 3 });
    for (const { organization } of made) {
      expect((await newest(api, { org: organization.id }))[0]).toMatchObject({
        action: "person.limit_lifted",
        via: "platform",
        actor: platform.email,
        target: person.email,
        before: { limit: "workspacesPerUser", amount: null },
        after: { amount: 3 },
      });
    }
    await create(person);
    expect(await errorOf(create(person))).toMatchObject({
      message: "You can own 3 workspaces on this plan. Upgrade one of them to own more.",
    });
    await create(other);
    expect(await errorOf(create(other))).toMatchObject(full);
    expect(await lift(person, null)).toMatchObject({ workspaceLimit: null });
    expect(await errorOf(create(person))).toMatchObject(full);
    await expectPlatformOnly([person], (client) =>
      client.platform.liftUserLimit.mutate({ userId: person.id, limit: "workspacesPerUser", value: 9 }),
    );
    const unknown = platform.client.platform.liftUserLimit.mutate({
      userId: randomUUID(),
      limit: "workspacesPerUser",
      value: 9,
    });
    expect(await errorOf(unknown)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_person" });
  });

  /** Someone else's workspace, with the person in it. */
  const elsewhere = async (person: TestPerson, role = "admin") => {
    const other = await api.person("Other");
    const { workspace, organization, slug } = await create(other);
    const place = { workspace: workspace?.id ?? "", organization: organization.id, slug };
    if (role !== "")
      await other.client.members.add.mutate({ workspace: place.workspace, email: person.email, role });
    return { other, ...place };
  };
  const theirs = { code: "LIMIT_REACHED", reason: "owner_limit" };

  const ways: Readonly<Record<string, (person: TestPerson) => Promise<() => Promise<unknown>>>> = {
    "being added as owner": async (person) => {
      const { other, workspace } = await elsewhere(person, "");
      return () => other.client.members.add.mutate({ workspace, email: person.email, role: "owner" });
    },
    "being given the role": async (person) => {
      const { other, workspace } = await elsewhere(person);
      return () => other.client.members.changeRole.mutate({ workspace, userId: person.id, role: "owner" });
    },
    "being made an owner": async (person) => {
      const { other, workspace } = await elsewhere(person);
      return () => other.client.members.makeOwner.mutate({ workspace, userId: person.id });
    },
    "having it handed over": async (person) => {
      const { other, workspace } = await elsewhere(person);
      return () =>
        other.client.members.transferOwnership.mutate({ workspace, userId: person.id, stepDownTo: "admin" });
    },
    "another owner's change of the plan": async (person) => {
      const { other, workspace, organization } = await elsewhere(person);
      await other.client.organizations.changePlan.mutate({ organization, plan: "starter" });
      await other.client.members.makeOwner.mutate({ workspace, userId: person.id });
      return () => other.client.organizations.changePlan.mutate({ organization, plan: "free" });
    },
    "the platform's change of the plan": async (person) => {
      const { other, workspace, organization } = await elsewhere(person);
      await other.client.organizations.changePlan.mutate({ organization, plan: "starter" });
      await other.client.members.makeOwner.mutate({ workspace, userId: person.id });
      return () =>
        platform.client.organizations.changePlan.mutate({ actingAs: "platform", organization, plan: "free" });
    },
  };

  test.each(Object.keys(ways))(
    "[V57] gets no third by %s, unless the platform admin lifts the limit",
    async (name) => {
      const person = await api.person("Founder");
      await create(person);
      await create(person);
      const getIt = await ways[name]?.(person);
      expect(await errorOf(getIt?.() ?? Promise.resolve())).toMatchObject(theirs);
      await lift(person, 3);
      await getIt?.();
      expect(
        await person.client.organizations.allowance.query({ blueprint: "compliance-ops", plan: "free" }),
      ).toEqual({
        owned: 3,
        limit: 3,
      });
    },
  );

  test("[V57] gets no third by accepting an invitation to own it", async () => {
    const person = await api.person("Founder");
    await create(person);
    await create(person);
    const { other, workspace } = await elsewhere(person, "");
    const { token } = await invite(api, other, { workspace, email: person.email, role: "owner" });
    expect(await errorOf(person.client.invitations.accept.mutate({ token }))).toMatchObject(full);
    await lift(person, 3);
    await person.client.invitations.accept.mutate({ token });
  });

  test("[V57] gets no third by the platform admin's rescue, unless their limit was lifted", async () => {
    const [gone, person] = [await api.person("Gone"), await api.person("Rescuer")];
    const { workspace } = await create(gone);
    await Promise.all([create(person), create(person)]);
    await suspend(api, gone);
    const rescue = () =>
      platform.client.platform.rescueWorkspace.mutate({
        workspace: workspace?.id ?? "",
        email: person.email,
      });
    expect(await errorOf(rescue())).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "owner_limit",
      message: "Someone can own 2 workspaces on this plan, and an owner of this one already does.",
    });
    await lift(person, 3);
    expect(await rescue()).toMatchObject({ ownerCount: 1 });
  });

  test("[V57] gets no third by a restore, which leaves it in its restore window", async () => {
    const person = await api.person("Founder");
    const [first] = [await create(person), await create(person)];
    const workspace = first?.workspace?.id ?? "";
    await person.client.workspaces.requestDeletion.mutate({ workspace, confirmation: first?.slug ?? "" });
    await create(person);
    const restore = () => platform.client.workspaces.restore.mutate({ actingAs: "platform", workspace });
    expect(await errorOf(restore())).toMatchObject(theirs);
    await lift(person, 3);
    expect(await restore()).toMatchObject({ state: "active" });
  });

  test("[V57] can archive and unarchive their own, which still count", async () => {
    const person = await api.person("Founder");
    const [first] = [await create(person), await create(person)];
    const workspace = first?.workspace?.id ?? "";
    await person.client.workspaces.archive.mutate({ workspace, confirmation: first?.slug ?? "" });
    expect(await errorOf(create(person))).toMatchObject(full);
    await person.client.workspaces.unarchive.mutate({ workspace });
  });

  test("[V57] gets two when creating twelve concurrently", async () => {
    const person = await api.person("Eager");
    const ended = await Promise.all(
      Array.from({ length: 12 }, () =>
        create(person).then(
          () => "created",
          async (error: unknown) => (await errorOf(Promise.reject(error))).reason,
        ),
      ),
    );
    expect(ended.toSorted()).toEqual(["created", "created", ...Array(10).fill("workspaces_per_user_limit")]);
    expect((await person.client.workspaces.mine.query({})).items).toHaveLength(2);
  });

  test("[V57][V58] sees before creating anything how many they own on a plan, and can own", async () => {
    const person = await api.person("Founder");
    const ask = (plan: string, kind = "compliance-ops") =>
      person.client.organizations.allowance.query({ blueprint: kind, plan });
    expect(await ask("free")).toEqual({ owned: 0, limit: 2 });
    await create(person);
    await create(person, "starter");
    expect(await ask("free")).toEqual({ owned: 1, limit: 2 });
    expect(await ask("starter")).toEqual({ owned: 0, limit: null });
    expect(await ask("free", "machine-fleet")).toEqual({ owned: 0, limit: null });
    await lift(person, 5);
    expect(await ask("free")).toEqual({ owned: 1, limit: 5 });
  });

  test("is limited only if the plan says so", async () => {
    const person = await api.person("Fleet");
    for (let count = 0; count < 3; count += 1) await create(person, undefined, "machine-fleet");
    expect((await person.client.workspaces.mine.query({})).items).toHaveLength(3);
  });
});
