import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { platformAdmin } from "../platform/testing.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { enlist, found, staffed, suspend } from "../testing/tenants.ts";

/*
 * A person who signs up with someone else's address has an unconfirmed account under it. There is no way for someone
 * who knows the address to let that account in.
 */

const api = await startApi();
const platform = await platformAdmin(api);

async function impostor(): Promise<TestPerson> {
  const person = await api.person("Impostor");
  await confirm(person, false);
  return person;
}
const confirm = ({ id }: TestPerson, confirmed: boolean) =>
  api.owner.query(`UPDATE identity."user" SET email_verified = $2 WHERE id = $1`, [id, confirmed]);

type Way = (email: string) => Promise<unknown>;

/** Every operation that lets people in by address, each in its own place. */
const ways: Readonly<Record<string, () => Promise<Way>>> = {
  "members.add": async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    return (email) => founder.client.members.add.mutate({ workspace, email, role: "admin" });
  },
  "members.add, from outside of the organization": async () => {
    const { founder, workspace } = await staffed(api, "data-security");
    return (email) => founder.client.members.add.mutate({ workspace, email, role: "editor" });
  },
  "members.add, to an organization": async () => {
    const { founder, org } = await staffed(api, "ai-governance");
    return (email) => founder.client.members.add.mutate({ organization: org, email, role: "tenant_member" });
  },
  "platform.createOrganization": async () => (admin) =>
    platform.client.platform.createOrganization.mutate({
      blueprint: "data-security",
      name: "Customer",
      slug: `c-${randomUUID().slice(0, 8)}`,
      admin,
    }),
  "platform.appointOrganizationAdmin": async () => {
    const { org } = await found(api, await api.person(), "data-security");
    return (email) => platform.client.platform.appointOrganizationAdmin.mutate({ organization: org, email });
  },
  "platform.rescueWorkspace": async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    await suspend(api, founder);
    return (email) => platform.client.platform.rescueWorkspace.mutate({ workspace, email });
  },
};

describe("an account whose address is not confirmed", () => {
  test.each(Object.keys(ways))("looks missing to %s, and is let in once it is confirmed", async (name) => {
    const letIn = await ways[name]?.();
    const person = await impostor();
    const refused = await errorOf(letIn?.(person.email) ?? Promise.resolve());
    expect(refused).toEqual(await errorOf(letIn?.(`${randomUUID()}@people.example`) ?? Promise.resolve()));
    expect(refused.code).toBe("NOT_FOUND");
    expect((await person.client.workspaces.mine.query({})).items).toEqual([]);
    await confirm(person, true);
    await letIn?.(person.email);
    const [organizations, workspaces] = [
      await person.client.organizations.list.query(),
      await person.client.workspaces.mine.query({}),
    ];
    expect(organizations.items.length + workspaces.items.length).toBeGreaterThan(0);
  });

  test("is not suggested to people who search for its address", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const person = await impostor();
    const offered = () => founder.client.members.candidates.query({ workspace, search: person.email });
    expect((await offered()).items).toEqual([]);
    await confirm(person, true);
    expect((await offered()).items).toMatchObject([{ userId: person.id }]);
  });

  test("[S27] can be invited like any address, and accepts once it is confirmed", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const { email } = await impostor();
    expect(
      await founder.client.invitations.create.mutate({ workspace, email, role: "viewer" }),
    ).toMatchObject({ state: "pending" });
  });

  test("can't have mail sent: it neither adds nor invites", async () => {
    const tenant = await staffed(api, "ai-governance");
    const admin = await api.person("Admin");
    await enlist(api, tenant, admin, "tenant_admin");
    await confirm(admin, false);
    const stranger = await api.person("Stranger");
    const { workspace, org } = tenant;
    for (const call of [
      () => admin.client.members.add.mutate({ workspace, email: stranger.email, role: "workspace_member" }),
      () =>
        admin.client.invitations.create.mutate({
          workspace,
          email: stranger.email,
          role: "workspace_member",
        }),
      () =>
        admin.client.invitations.create.mutate({
          organization: org,
          email: stranger.email,
          role: "tenant_member",
        }),
    ]) {
      expect(await errorOf(call())).toMatchObject({ code: "FORBIDDEN", reason: "sender_not_confirmed" });
    }
    const { rows } = await api.owner.query("SELECT FROM outbox WHERE recipient = $1", [stranger.email]);
    expect(rows).toEqual([]);
  });
});
