import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { expectLooksMissing, found, newest } from "../testing/tenants.ts";
import { create, security, titles } from "./testing.ts";

const api = await startApi();

const fields = { name: "Card numbers", severity: "high", act: "alert" } as const;

/** Default, Staging and Development, with an editor of the first two, one of Staging, and the organization's admin. */
async function threeWorkspaces() {
  const tenant = await security(api);
  const { admin, workspace, staging, editor: here } = tenant;
  const made = { organization: tenant.org, name: "Development", slug: "development" };
  const { id: development } = await admin.client.workspaces.create.mutate(made);
  const both = await api.person("Editor of both");
  for (const place of [workspace, staging])
    await admin.client.members.add.mutate({ workspace: place, email: both.email, role: "editor" });
  const share = ({ client }: TestPerson, reach: "all" | string[], place = staging) =>
    client.resources.create.mutate({ workspace: place, kind: "policy", fields, reach });
  const seen = async (who: TestPerson, ...places: string[]) =>
    Promise.all(places.map((place) => titles(who, place, "policy")));
  return { ...tenant, development, both, here, share, seen };
}

describe("a policy", () => {
  test("[S5] is shared with chosen workspaces by who can create it in each of them", async () => {
    const tenant = await threeWorkspaces();
    const { admin, both, here, share, seen, workspace, staging, stagingSlug, development } = tenant;
    const places = [workspace, staging, development] as const;
    expect(await errorOf(share(here, [staging, workspace]))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_target",
      path: "reach.1",
    });
    const policy = await share(both, [stagingSlug, workspace]);
    expect(policy.reach).toMatchObject({
      workspaces: [{ name: "Default" }, { name: "Staging" }],
      others: 0,
    });
    expect(await seen(admin, ...places)).toEqual([["Card numbers"], ["Card numbers"], []]);
    expect(await newest(api, tenant)).toMatchObject([
      { action: "resource.created", after: { reach: ["Default", "Staging"] } },
    ]);

    // One who sees it in one of the two is told that there is another, and changes nothing.
    const where = { workspace: staging, kind: "policy", id: policy.id };
    const reading = await here.client.resources.get.query(where);
    expect(reading.reach).toEqual({
      workspaces: [{ id: staging, slug: stagingSlug, name: "Staging" }],
      others: 1,
    });
    const { update, delete: remove } = here.client.resources;
    const refused = { code: "FORBIDDEN", reason: "reaches_others", path: "id" };
    expect(await errorOf(update.mutate({ ...where, fields: { severity: "low" } }))).toMatchObject(refused);
    expect(await errorOf(update.mutate({ ...where, fields: {}, reach: [staging] }))).toMatchObject(refused);
    expect(await errorOf(remove.mutate(where))).toMatchObject(refused);
    // Elsewhere it does not exist.
    const elsewhere = { ...where, workspace: development };
    expect(await errorOf(admin.client.resources.get.query(elsewhere))).toMatchObject({ code: "NOT_FOUND" });

    await both.client.resources.update.mutate({ ...where, fields: { severity: "low" } });
    await both.client.resources.update.mutate({ ...where, fields: {}, reach: [staging] });
    expect(await seen(admin, ...places)).toEqual([[], ["Card numbers"], []]);
    await here.client.resources.delete.mutate(where);
    expect(await seen(admin, ...places)).toEqual([[], [], []]);
  });

  test("[S5] is the organization's by a role of the organization, and reaches future workspaces", async () => {
    const tenant = await threeWorkspaces();
    const { admin, both, share, seen, workspace, staging } = tenant;
    expect(await errorOf(share(both, "all"))).toMatchObject({ code: "FORBIDDEN", reason: "reaches_all" });
    expect(await seen(both, workspace)).toEqual([[]]);
    const policy = await share(admin, "all");
    const later = { organization: tenant.org, name: "Later", slug: "later" };
    const { id: future } = await admin.client.workspaces.create.mutate(later);
    expect(await seen(admin, workspace, staging, future)).toEqual(Array(3).fill(["Card numbers"]));
    expect(await seen(both, workspace)).toEqual([["Card numbers"]]);
    const where = { workspace, kind: "policy", id: policy.id };
    const { update, delete: remove } = both.client.resources;
    const refused = { code: "FORBIDDEN", reason: "reaches_all", path: "id" };
    expect(await errorOf(update.mutate({ ...where, fields: { severity: "low" } }))).toMatchObject(refused);
    expect(await errorOf(remove.mutate(where))).toMatchObject(refused);
    const search = { workspace, search: "card" };
    expect((await both.client.resources.search.query(search)).items).toHaveLength(1);

    const stranger = await api.person("Else");
    const theirs = await found(api, stranger, "data-security");
    expect(await titles(stranger, theirs.workspace, "policy")).toEqual([]);
    const theirPlace = { ...where, workspace: theirs.workspace };
    expect(await errorOf(stranger.client.resources.get.query(theirPlace))).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await errorOf(share(stranger, [theirs.workspace, workspace], theirs.workspace))).toMatchObject({
      code: "NOT_FOUND",
      path: "reach.1",
    });
    await expectLooksMissing((at) => share(stranger, "all", at), tenant);
  });

  test("can't be shared away from where it is, and other kinds can't be shared at all", async () => {
    const { admin, share, workspace, staging } = await threeWorkspaces();
    expect(await errorOf(share(admin, [workspace]))).toMatchObject({
      code: "INVALID",
      reason: "reach_without_here",
      path: "reach",
    });
    expect(await errorOf(share(admin, []))).toMatchObject({ code: "INVALID", path: "reach" });
    const classifier = { name: "Cards", pattern: "x", severity: "high" };
    const call = admin.client.resources.create.mutate({
      workspace: staging,
      kind: "classifier",
      fields: classifier,
      reach: "all",
    });
    expect(await errorOf(call)).toMatchObject({ code: "INVALID", reason: "not_shareable", path: "reach" });
  });

  test("row-level security alone keeps an editor of one workspace from what reaches others", async () => {
    const { admin, both, here, share, workspace, staging } = await threeWorkspaces();
    await share(both, [staging, workspace]);
    await create(admin, staging, "policy", { ...fields, name: "Own" });
    const { hashToken } = await import("../identity/credential.ts");
    const client = await api.app.connect();
    try {
      const changed = async (statement: string) => {
        await client.query("BEGIN");
        await client.query("SELECT authz.enter($1, NULL, $2, NULL, 'member', true)", [
          hashToken(here.token),
          staging,
        ]);
        const { rowCount } = await client.query(statement);
        await client.query("ROLLBACK");
        return rowCount;
      };
      const ofKind = "WHERE kind = 'policy'";
      expect(await changed(`SELECT FROM resource ${ofKind}`)).toBe(2);
      expect(await changed(`UPDATE resource SET state = NULL ${ofKind}`)).toBe(1);
      expect(await changed(`DELETE FROM resource_root ${ofKind}`)).toBe(1);
      const widened = changed(
        "SELECT authz.share_resource(id, NULL, 'update') FROM resource WHERE title = 'Own'",
      );
      await expect(widened).rejects.toMatchObject({ code: "42501" });
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });
});
