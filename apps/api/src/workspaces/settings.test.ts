import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, join, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

describe("workspaces.rename", () => {
  test("[V17][V37][V50][M64] changes the name, for an admin and an owner, and never the slug", async () => {
    const { workspace, slug, org, as } = await staffed(api, "compliance-ops");
    for (const role of ["admin", "owner"]) {
      const { client, email } = as(role);
      const name = `Renamed by ${role}`;
      expect(await client.workspaces.rename.mutate({ workspace, name: ` ${name} ` })).toMatchObject({
        name,
        slug,
      });
      const [entry] = await newest(api, { org });
      expect(entry).toMatchObject({
        action: "workspace.renamed",
        outcome: "done",
        actor: email,
        workspace,
        target: name,
        after: { name },
      });
    }
    expect((await newest(api, { org }))[0]?.before).toEqual({ name: "Renamed by admin" });
    // A standalone workspace has the same name in the operator's list.
    expect((await as("owner").client.organizations.get.query({ organization: org })).name).toBe(
      "Renamed by owner",
    );
    expect((await as("viewer").client.workspaces.get.query({ workspace: slug })).name).toBe(
      "Renamed by owner",
    );
  });

  test("[C3] is reserved for the owner in machine-fleet", async () => {
    const { workspace, as } = await staffed(api, "machine-fleet");
    expect(
      await errorOf(as("admin").client.workspaces.rename.mutate({ workspace, name: "Mine" })),
    ).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
    const renamed = await as("owner").client.workspaces.rename.mutate({ workspace, name: "Fleet" });
    expect(renamed).toMatchObject({ name: "Fleet" });
  });

  test("[V21][M64] changes no slug", async () => {
    const { workspace, founder } = await staffed(api, "compliance-ops");
    const input = { workspace, name: "Name", slug: "another-slug" };
    expect(await errorOf(founder.client.workspaces.rename.mutate(input))).toMatchObject({
      code: "INVALID",
      path: "slug",
    });
  });

  test("[V50] refuses members and viewers, and records that they tried", async () => {
    const { workspace, org, as } = await staffed(api, "compliance-ops");
    for (const role of ["member", "viewer"]) {
      const error = await errorOf(as(role).client.workspaces.rename.mutate({ workspace, name: "Mine now" }));
      expect(error).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
        path: null,
        message: "You need the Owner or Admin role to edit the workspace's name, description and settings.",
      });
      const [entry] = await newest(api, { org });
      expect(entry).toMatchObject({ action: "workspace.renamed", outcome: "refused", actor: as(role).email });
    }
    expect((await as("owner").client.workspaces.get.query({ workspace })).name).toBe("Test");
  });

  test("[M10][M61] a tenant admin edits every workspace, a workspace admin only their own", async () => {
    const { founder, org, ...tenant } = await staffed(api, "ai-governance");
    const admin = await join(api, { org, ...tenant }, founder, "workspace_admin");
    const other = await founder.client.workspaces.create.mutate({
      organization: org,
      name: "Other",
      slug: `o-${tenant.slug}`,
    });
    const rename = (person: typeof admin, workspace: string) =>
      person.client.workspaces.rename.mutate({ workspace, name: "New name" });
    await rename(admin, tenant.workspace);
    await rename(founder, tenant.workspace);
    await rename(founder, other.id);
    expect((await errorOf(rename(admin, other.id))).code).toBe("NOT_FOUND");
  });

  test("[V4] gives the same answer for another tenant's workspace as for a missing one", async () => {
    const [mine, theirs] = [await staffed(api, "compliance-ops"), await staffed(api, "compliance-ops")];
    await expectLooksMissing(
      (workspace) => mine.founder.client.workspaces.rename.mutate({ workspace, name: "Mine now" }),
      theirs,
    );
  });

  test("refuses an archived workspace", async () => {
    const { workspace, slug, founder } = await staffed(api, "compliance-ops");
    await founder.client.workspaces.archive.mutate({ workspace, confirmation: slug });
    expect(await errorOf(founder.client.workspaces.rename.mutate({ workspace, name: "Name" }))).toMatchObject(
      {
        code: "WRONG_STATE",
        reason: "workspace_archived",
        message: "The workspace is archived. Unarchive it first.",
      },
    );
  });
});

describe("workspaces.describe", () => {
  test("[M27][M61] changes the description and records the old and the new one", async () => {
    const { workspace, org, as } = await staffed(api, "compliance-ops");
    const description = "First line.\nSecond line: 日本語.";
    const changed = await as("admin").client.workspaces.describe.mutate({ workspace, description });
    expect(changed.description).toBe(description);
    await as("owner").client.workspaces.describe.mutate({ workspace, description: "" });
    const [entry] = await newest(api, { org });
    expect(entry).toMatchObject({
      action: "workspace.described",
      before: { description },
      after: { description: "" },
      target: "Test",
    });
  });

  test("refuses people who can't, unprintable text, and other tenants' workspaces", async () => {
    const [mine, theirs] = [await staffed(api, "compliance-ops"), await staffed(api, "compliance-ops")];
    const { workspace, as } = mine;
    const describe = (role: string, description: string, ref = workspace) =>
      as(role).client.workspaces.describe.mutate({ workspace: ref, description });
    expect((await errorOf(describe("viewer", "Mine"))).reason).toBe("missing_permission");
    expect(await errorOf(describe("owner", "d".repeat(501)))).toMatchObject({
      code: "INVALID",
      reason: "description_too_long",
      path: "description",
    });
    expect((await errorOf(describe("owner", "a\u0000b"))).code).toBe("INVALID");
    await expectLooksMissing((ref) => describe("owner", "Mine", ref), theirs);
  });
});
