import { tenantTransaction } from "@bailiwick/db";
import { entryFor } from "@bailiwick/db/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { hashToken } from "../identity/credential.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { found, join, newest, type TestTenant } from "../testing/tenants.ts";

/* Several workspaces of one organization of data-security, each a separate security boundary. */

const api = await startApi();

let admin: TestPerson;
let tenant: TestTenant;
let europe: TestTenant;
let america: TestTenant;
let analyst: TestPerson;

beforeAll(async () => {
  admin = await api.person("Organization admin");
  tenant = await found(api, admin, "data-security");
  const create = async (name: string, description?: string) => {
    const slug = name.toLowerCase();
    const given = { organization: tenant.org, name, slug, ...(description && { description }) };
    return { ...tenant, slug, workspace: (await admin.client.workspaces.create.mutate(given)).id };
  };
  europe = await create("Europe", "What the regulators there ask for.");
  america = await create("America");
  analyst = await join(api, europe, admin, "editor", "Analyst");
});

describe("workspaces of one organization", () => {
  test("[S8] are created with a name and an optional description", async () => {
    const read = ({ workspace }: TestTenant) => admin.client.workspaces.get.query({ workspace });
    expect(await read(europe)).toMatchObject({
      name: "Europe",
      description: "What the regulators there ask for.",
    });
    expect(await read(america)).toMatchObject({ name: "America", description: "" });
  });

  test("[S6][C38] can have the same person in different roles", async () => {
    await admin.client.members.add.mutate({
      workspace: america.workspace,
      email: analyst.email,
      role: "viewer",
    });
    const { items } = await analyst.client.workspaces.mine.query({});
    expect(items.map(({ name, role }) => [name, role])).toEqual([
      ["America", "viewer"],
      ["Default", "viewer"],
      ["Europe", "editor"],
    ]);
    const can = async (workspace: string, permission: "scan:run") =>
      (await analyst.client.access.check.query({ workspace, permission })).allowed;
    expect(await can(europe.workspace, "scan:run")).toBe(true);
    expect(await can(america.workspace, "scan:run")).toBe(false);
    await admin.client.members.remove.mutate({ workspace: america.workspace, userId: analyst.id });
  });

  test("[S1][S33][S35] show a person nothing of those that they are not in", async () => {
    const { client } = analyst;
    const listed = await client.workspaces.list.query({ organization: tenant.org });
    expect(listed.items.map(({ name }) => name)).toEqual(["Default", "Europe"]);
    expect((await client.workspaces.mine.query({})).items.map(({ name }) => name)).toEqual([
      "Default",
      "Europe",
    ]);
    const missing = await errorOf(client.workspaces.get.query({ workspace: "no-such-one" }));
    const workspace = america.workspace;
    for (const call of [
      () => client.workspaces.get.query({ workspace }),
      () => client.workspaces.get.query({ workspace: `${tenant.slug}/america` }),
      () => client.members.list.query({ workspace }),
      () => client.audit.list.query({ workspace }),
      () => client.settings.list.query({ workspace }),
      () => client.workspaces.rename.mutate({ workspace, name: "Mine" }),
      () => client.members.leave.mutate({ workspace }),
    ]) {
      expect(await errorOf(call())).toEqual(missing);
    }
  });

  test("[S42][S43] follow a regulatory region and a team: joining the team gives access, leaving it ends it", async () => {
    const { teams, teamGrants } = admin.client;
    const [{ organization }, { workspace }] = [{ organization: tenant.org }, america];
    const { id: team } = await teams.create.mutate({ organization, name: "American auditors" });
    await teamGrants.add.mutate({ workspace, team, role: "viewer" });
    const read = () => analyst.client.workspaces.get.query({ workspace });
    expect((await errorOf(read())).code).toBe("NOT_FOUND");
    await teams.addMember.mutate({ organization, team, userId: analyst.id });
    expect(await read()).toMatchObject({ name: "America" });
    await teams.removeMember.mutate({ organization, team, userId: analyst.id });
    expect((await errorOf(read())).code).toBe("NOT_FOUND");
  });

  test("[S34] are isolated by the database, for any query", async () => {
    for (const { workspace } of [europe, america]) {
      await api.owner.query(
        "INSERT INTO workspace_setting (org_id, workspace_id, key, value) VALUES ($1, $2, 'kept', '1')",
        [tenant.org, workspace],
      );
    }
    const entry = entryFor(
      { ...analyst, tokenHash: hashToken(analyst.token) },
      { workspace: europe.workspace },
    );
    const seen = await tenantTransaction(api.app, entry, async ({ sql }) => ({
      members: await sql<{ workspace_id: string }>(
        "SELECT DISTINCT workspace_id FROM member WHERE user_id <> $1",
        [analyst.id],
      ),
      workspaces: await sql<{ name: string }>("SELECT name FROM workspace ORDER BY name"),
      settings: await sql("SELECT workspace_id FROM workspace_setting"),
      changed: await sql("UPDATE workspace SET name = 'Mine' WHERE id = $1 RETURNING id", [
        america.workspace,
      ]),
    }));
    expect(seen).toEqual({
      members: [{ workspace_id: europe.workspace }],
      workspaces: [{ name: "Default" }, { name: "Europe" }],
      settings: [{ workspace_id: europe.workspace }],
      changed: [],
    });
  });

  test("[S36] are named in each of their log entries", async () => {
    for (const { workspace } of [europe, america]) {
      await admin.client.workspaces.describe.mutate({ workspace, description: "New" });
      expect((await newest(api, tenant))[0]).toMatchObject({ action: "workspace.described", workspace });
      const { items } = await admin.client.audit.list.query({ workspace });
      expect(items.length).toBeGreaterThan(0);
      expect(items.every(({ workspaceId }) => workspaceId === workspace)).toBe(true);
    }
  });
});
