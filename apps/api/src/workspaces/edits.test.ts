import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";

/*
 * Two people edit the same thing: the one who saves second is refused, and nothing of the first one's edit is
 * overwritten unseen.
 */

const api = await startApi();
const { founder: ada, org: organization, workspace } = await staffed(api, "ai-governance");
await api.owner.query(`UPDATE identity."user" SET name = 'Ada' WHERE id = $1`, [ada.id]);
const { workspaces, organizations, teams, roles } = ada.client;

const flat = await staffed(api, "compliance-ops");
await api.owner.query(`UPDATE identity."user" SET name = 'Ada' WHERE id = $1`, [flat.founder.id]);

const role = await roles.create.mutate({
  organization,
  level: "workspace",
  name: "Auditor",
  permissions: ["workspace:read", "member:leave"],
});
const team = await teams.create.mutate({ organization, name: "Blue" });
const oneRole = { organization, level: role.level, key: role.key, permissions: role.permissions };

type Seen = string | null | undefined;
type Edit = {
  readonly what: string;
  /** Saves a different value, made from the version of this instant. */
  readonly save: (updatedAt: Seen, turn: number) => Promise<unknown>;
  /** The instant of the last edit. */
  readonly seen: () => Promise<string | null>;
};

const edits: readonly Edit[] = [
  {
    what: "a workspace's name",
    save: (updatedAt, turn) => workspaces.rename.mutate({ workspace, updatedAt, name: `Name ${turn}` }),
    seen: async () => (await workspaces.get.query({ workspace })).updatedAt,
  },
  {
    what: "a workspace's description",
    save: (updatedAt, turn) => workspaces.describe.mutate({ workspace, updatedAt, description: `${turn}` }),
    seen: async () => (await workspaces.get.query({ workspace })).updatedAt,
  },
  {
    what: "a workspace's language",
    save: (updatedAt, turn) =>
      workspaces.localize.mutate({
        workspace,
        updatedAt,
        timeZone: "UTC",
        locale: turn % 2 === 0 ? "en" : "de",
      }),
    seen: async () => (await workspaces.get.query({ workspace })).updatedAt,
  },
  {
    what: "an organization's name",
    save: (updatedAt, turn) => organizations.rename.mutate({ organization, updatedAt, name: `Name ${turn}` }),
    seen: async () => (await organizations.get.query({ organization })).updatedAt,
  },
  {
    what: "a team's name",
    save: (updatedAt, turn) =>
      teams.rename.mutate({ organization, updatedAt, team: team.id, name: `Name ${turn}` }),
    seen: async () => (await teams.get.query({ organization, team: team.id })).updatedAt,
  },
  {
    what: "a role",
    save: (updatedAt, turn) => roles.update.mutate({ ...oneRole, updatedAt, name: `Name ${turn}` }),
    seen: async () =>
      (await roles.list.query({ organization })).items.find((each) => each.key === role.key)?.updatedAt ??
      null,
  },
];

describe("an edit", () => {
  test.each(edits)("of $what is refused when based on an older version", async ({ save, seen }) => {
    const first = await seen();
    await save(first, 1);
    const second = await seen();
    expect(second).not.toBe(first);
    expect(await errorOf(save(first, 2))).toMatchObject({
      code: "CONFLICT",
      reason: "edited_meanwhile",
      params: { by: "Ada" },
      message: "Ada changed this while you were editing.",
    });
    expect(await seen()).toBe(second);
    await save(second, 3);
    // An edit that does not say what its author saw replaces any version.
    await save(undefined, 4);
    expect(await seen()).not.toBe(second);
  });

  test("of a setting is refused when based on an older version", async () => {
    const { client } = flat.founder;
    const at = { workspace: flat.workspace };
    const read = async () => (await client.settings.list.query(at)).items;
    const spec = (await read()).find(({ value }) => typeof value === "string");
    if (spec === undefined) throw new Error("the blueprint has a setting that is a text or a choice");
    expect(spec.updatedAt).toBeNull();
    const same = { ...at, key: spec.key, value: spec.value };
    const saved = await client.settings.update.mutate({ ...same, updatedAt: null });
    expect(saved).toMatchObject({ updatedByName: "Ada" });
    expect(await errorOf(client.settings.update.mutate({ ...same, updatedAt: null }))).toMatchObject({
      code: "CONFLICT",
      reason: "edited_meanwhile",
      params: { by: "Ada" },
    });
    await client.settings.update.mutate({ ...same, updatedAt: saved.updatedAt });
  });

  test("of a role keeps the other person's changes", async () => {
    const { updatedAt } = await roles.update.mutate({ ...oneRole, name: "Auditor" });
    const permissions = [...role.permissions, "audit:read" as const];
    await roles.update.mutate({ ...oneRole, permissions, name: "Auditor", updatedAt });
    await errorOf(roles.update.mutate({ ...oneRole, name: "Auditors", updatedAt }));
    const { items } = await roles.list.query({ organization });
    expect(items.find((each) => each.key === role.key)).toMatchObject({
      name: "Auditor",
      permissions: expect.arrayContaining(["audit:read"]),
    });
  });
});
