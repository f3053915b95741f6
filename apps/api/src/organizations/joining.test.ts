import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { found, join, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

const add = ({ client }: TestPerson, organization: string, { email }: TestPerson, role: string) =>
  client.members.add.mutate({ organization, email, role });
const mine = async ({ client }: TestPerson) => (await client.workspaces.mine.query({})).items;

describe("a person who joins an organization of data-security", () => {
  test("[S10][S11][S44] starts in the workspace Default, in the lowest role", async () => {
    const { founder, org, workspace } = await staffed(api, "data-security");
    expect(await founder.client.workspaces.get.query({ workspace })).toMatchObject({
      name: "Default",
      isDefault: true,
      isPrivate: false,
    });
    const person = await api.person("Newcomer");
    await add(founder, org, person, "org_member");
    expect(await mine(person)).toMatchObject([{ id: workspace, name: "Default", role: "viewer" }]);
    expect((await newest(api, { org }, 2)).toReversed()).toMatchObject([
      { action: "organization.member_added", target: person.email, workspace: null },
      { action: "member.added", target: person.email, workspace, after: { role: "viewer" } },
    ]);
  });

  test("[S11] keeps the assigned role when added to the Default workspace itself", async () => {
    const { founder, ...tenant } = await staffed(api, "data-security");
    const editor = await join(api, tenant, founder, "editor");
    expect(await mine(editor)).toMatchObject([{ id: tenant.workspace, role: "editor" }]);
  });
});

test("[M13] a person who joins an organization of ai-governance is in no workspace yet", async () => {
  const { founder, org } = await staffed(api, "ai-governance");
  const person = await api.person("Newcomer");
  await add(founder, org, person, "tenant_member");
  expect(await mine(person)).toEqual([]);
});

describe("a person who joins an organization of ai-tracing", () => {
  test("[P6][P17][P19] gets a private workspace with it, which no one else sees", async () => {
    const owner = await api.person("Owner");
    const { org, slug } = await found(api, owner, "ai-tracing");
    const people = [
      await api.person("Ärzte & Co"),
      await api.person("Ärzte & Co"),
      await api.person("新しい"),
    ];
    for (const person of people) await add(owner, org, person, "org_member");
    const own = await Promise.all(people.map(mine));
    expect(
      own.map((items) => items.map((item) => [item.slug, item.name, item.role, item.isDefault])),
    ).toEqual([
      [["arzte-co", "My workspace", "owner", true]],
      [["arzte-co-2", "My workspace", "owner", true]],
      [["my-workspace", "My workspace", "owner", true]],
    ]);
    const [workspace = ""] = own.flatMap((items) => items.map(({ id }) => id));
    expect(await people[0]?.client.workspaces.get.query({ workspace: `${slug}/arzte-co` })).toMatchObject({
      id: workspace,
      isPrivate: true,
      isDefault: true,
      memberCount: 1,
    });
    for (const other of [owner, people[1], people[2]]) {
      expect(
        await errorOf(other?.client.workspaces.get.query({ workspace }) ?? owner.client.session.me.query()),
      ).toMatchObject({
        code: "NOT_FOUND",
      });
    }
    const { items } = await owner.client.workspaces.list.query({ organization: org });
    expect(items.map(({ id }) => id)).not.toContain(workspace);
    expect((await newest(api, { org }, 3)).toReversed()).toMatchObject([
      { action: "organization.member_added", workspace: null },
      { action: "workspace.created", target: "My workspace", after: { slug: "my-workspace" } },
      { action: "member.added", target: people[2]?.email, after: { role: "owner" } },
    ]);
  });

  test("[P6][P17] as its creator has one, too", async () => {
    const owner = await api.person("Founder of it");
    const made = await owner.client.organizations.create.mutate({
      blueprint: "ai-tracing",
      name: "Lab",
      slug: `lab-${owner.id.slice(0, 8)}`,
    });
    expect(made.workspace?.slug).toBe("founder-of-it");
    expect(await mine(owner)).toMatchObject([
      { id: made.workspace?.id, name: "My workspace", isDefault: true },
    ]);
  });

  test("[P18] can't delete it", async () => {
    const owner = await api.person("Owner");
    await found(api, owner, "ai-tracing");
    const [own] = await mine(owner);
    const call = owner.client.workspaces.requestDeletion.mutate({
      workspace: own?.id ?? "",
      confirmation: own?.slug ?? "",
    });
    expect(await errorOf(call)).toMatchObject({
      code: "WRONG_STATE",
      reason: "default_workspace",
      message: "The default workspace cannot be deleted",
    });
    expect(await mine(owner)).toHaveLength(1);
  });

  test("[P19] shares it explicitly, by adding someone", async () => {
    const owner = await api.person("Owner");
    const { org } = await found(api, owner, "ai-tracing");
    const person = await api.person("Reader");
    await add(owner, org, person, "org_member");
    const [own] = await mine(owner);
    const workspace = own?.id ?? "";
    await owner.client.members.add.mutate({ workspace, email: person.email, role: "reader" });
    expect((await mine(person)).map(({ id, role }) => [id, role])).toContainEqual([workspace, "reader"]);
    await owner.client.members.remove.mutate({ workspace, userId: person.id });
    expect((await errorOf(person.client.workspaces.get.query({ workspace }))).code).toBe("NOT_FOUND");
  });
});
