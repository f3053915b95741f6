import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { enlist, expectOrganizationLooksMissing, found } from "../testing/tenants.ts";

const api = await startApi();

/** An organization of data-security with the workspaces Default, North and South, and a connector in each. */
async function threeWorkspaces() {
  const admin = await api.person("Admin");
  const tenant = await found(api, admin, "data-security");
  const organization = tenant.org;
  const create = (name: string) =>
    admin.client.workspaces.create.mutate({ organization, name, slug: name.toLowerCase() });
  const north = (await create("North")).id;
  const south = (await create("South")).id;
  for (const [workspace, name] of [
    [tenant.workspace, "b Mail"],
    [north, "a Files"],
    [south, "c Tickets"],
  ] as const)
    await admin.client.resources.create.mutate({
      workspace,
      kind: "connector",
      fields: { name, type: "s3" },
    });
  return { admin, organization, tenant, north, south };
}

const connectors = async (person: Pick<TestPerson, "client">, organization: string, more: object = {}) => {
  const page = await person.client.resources.list.query({ organization, kind: "connector", ...more });
  return page.items.map(({ title, workspace }) => [title, workspace?.name]);
};

describe("a list over an organization's workspaces", () => {
  test("[S33][S35] has what its reader can read, each row with its workspace", async () => {
    const { admin, organization, tenant, north, south } = await threeWorkspaces();
    const all = [
      ["a Files", "North"],
      ["b Mail", "Default"],
      ["c Tickets", "South"],
    ];
    expect(await connectors(admin, organization)).toEqual(all);

    // In one workspace by a role, and in another through a team.
    const person = await api.person("Editor");
    await enlist(api, tenant, person, "org_member");
    expect(await connectors(person, organization)).toEqual([]);
    await admin.client.members.add.mutate({ workspace: north, email: person.email, role: "editor" });
    const team = await admin.client.teams.create.mutate({ organization, name: "Readers" });
    await admin.client.teams.addMember.mutate({ organization, team: team.id, userId: person.id });
    await admin.client.teamGrants.add.mutate({ workspace: south, team: team.id, role: "viewer" });
    expect(await connectors(person, organization)).toEqual([all[0], all[2]]);
    const first = await person.client.resources.list.query({
      organization,
      kind: "connector",
      limit: 1,
      counted: true,
    });
    expect([first.items.length, first.total]).toEqual([1, 2]);
    expect(await connectors(person, organization, { cursor: first.nextCursor })).toEqual([all[2]]);
    expect(await connectors(person, organization, { search: "tick" })).toEqual([all[2]]);

    // What the person loses is gone from the next answer.
    await admin.client.teamGrants.remove.mutate({ workspace: south, team: team.id });
    expect(await connectors(person, organization)).toEqual([all[0]]);
    await expectOrganizationLooksMissing(
      (at) => connectors(person, at),
      await found(api, await api.person("Else"), "data-security"),
    );
  });

  test("leaves out a deleted workspace, and changes nothing outside a workspace", async () => {
    const { admin, organization, north, tenant } = await threeWorkspaces();
    await admin.client.workspaces.requestDeletion.mutate({ workspace: north, confirmation: "North" });
    expect((await connectors(admin, organization)).map(([title]) => title)).toEqual(["b Mail", "c Tickets"]);
    const { items } = await admin.client.resources.list.query({
      workspace: tenant.workspace,
      kind: "connector",
    });
    const id = items[0]?.id ?? "";
    const where = { organization, kind: "connector", id };
    expect(await errorOf(admin.client.resources.get.query(where))).toMatchObject({ code: "NOT_FOUND" });
    expect(await errorOf(admin.client.resources.delete.mutate(where))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("answers two kinds of one reader at the same time, each by itself", async () => {
    const { admin, organization, north } = await threeWorkspaces();
    await admin.client.resources.create.mutate({
      workspace: north,
      kind: "classifier",
      fields: { name: "Cards", pattern: "[0-9]{16}", severity: "high" },
    });
    const titles = (kind: string) =>
      admin.client.resources.list
        .query({ organization, kind })
        .then(({ items }) => items.map(({ title }) => title));
    for (let round = 0; round < 5; round += 1) {
      expect(await Promise.all([titles("connector"), titles("classifier"), titles("connector")])).toEqual([
        ["a Files", "b Mail", "c Tickets"],
        ["Cards"],
        ["a Files", "b Mail", "c Tickets"],
      ]);
    }
  });

  test("is exported as it is shown", async () => {
    const { admin, organization } = await threeWorkspaces();
    const where = { organization, kind: "connector" };
    const { rows, ticket } = await admin.client.resources.export.mutate({ ...where, format: "ndjson" });
    const page = await admin.client.resources.exportPage.query({ ...where, ticket });
    const names = page.text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).workspace.name);
    expect([rows, names]).toEqual([3, ["North", "Default", "South"]]);
    const csv = await admin.client.resources.export.mutate({ ...where, format: "csv" });
    const { text } = await admin.client.resources.exportPage.query({ ...where, ticket: csv.ticket });
    const cells = text.split("\r\n").map((line) => line.split(",").slice(1, 3));
    expect(cells).toEqual([
      ["Workspace", "Name"],
      ["North", "a Files"],
      ["Default", "b Mail"],
      ["South", "c Tickets"],
      [],
    ]);
  });

  test("is a key's of the organization, as far as its scopes", async () => {
    const { admin, organization } = await threeWorkspaces();
    const issue = async (...scopes: ("organization:read" | "connector:read" | "classifier:read")[]) => {
      const { text } = await admin.client.keys.issue.mutate({ organization, name: "Program", scopes });
      return { client: api.client(text) };
    };
    expect(await connectors(await issue("organization:read", "connector:read"), organization)).toHaveLength(
      3,
    );
    expect(await connectors(await issue("organization:read", "classifier:read"), organization)).toEqual([]);
    expect(await errorOf(connectors(await issue("connector:read"), organization))).toMatchObject({
      reason: "missing_permission",
    });
  });
});
