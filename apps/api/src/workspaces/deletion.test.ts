import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

describe("workspaces.requestDeletion", () => {
  test("[V24][V54] is reserved for the owner; an admin is refused and the attempt recorded", async () => {
    const { workspace, slug, org, as } = await staffed(api, "compliance-ops");
    for (const role of ["admin", "member", "viewer"]) {
      const call = as(role).client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
      expect(await errorOf(call)).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
        path: null,
        message: "You need the Owner role to delete the workspace.",
      });
      expect((await newest(api, { org }))[0]).toMatchObject({
        action: "workspace.deletion_requested",
        outcome: "refused",
        actor: as(role).email,
      });
    }
    expect((await as("owner").client.workspaces.get.query({ workspace })).state).toBe("active");
  });

  test("[V44] requires the slug, letter by letter", async () => {
    const { workspace, slug, founder } = await staffed(api, "compliance-ops");
    for (const confirmation of ["", "Test", slug.toUpperCase(), `${slug}-`]) {
      const call = founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation });
      expect(await errorOf(call)).toMatchObject({
        code: "INVALID",
        reason: "confirmation_mismatch",
        path: "confirmation",
        message: `Type “${slug}” to confirm.`,
      });
    }
  });

  test("[V45] deletes softly, for 30 days by the database's clock, and closes the workspace to everyone in it", async () => {
    const { workspace, slug, org, founder, as } = await staffed(api, "compliance-ops");
    const before = new Date();
    const deleted = await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
    expect(deleted.state).toBe("pending_deletion");
    const { rows } = await api.owner.query(
      `SELECT purge_after - deletion_requested_at = interval '720 hours' AS month, deletion_requested_by AS by,
         deleted_from AS "from", deletion_requested_at BETWEEN $2 AND now() AS now
       FROM workspace WHERE id = $1`,
      [workspace, before],
    );
    expect(rows).toEqual([{ month: true, by: founder.id, from: "active", now: true }]);
    for (const role of ["owner", "viewer"]) {
      const { client } = as(role);
      expect((await errorOf(client.workspaces.get.query({ workspace }))).code).toBe("NOT_FOUND");
      expect((await errorOf(client.workspaces.rename.mutate({ workspace, name: "New" }))).code).toBe(
        "NOT_FOUND",
      );
      expect(await client.workspaces.mine.query({ includeArchived: true })).toEqual({
        items: [],
        nextCursor: null,
        total: 0,
      });
    }
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "workspace.deletion_requested",
      target: "Test",
      actor: founder.email,
      outcome: "done",
      before: { state: "active" },
      after: { state: "pending_deletion", purgeAfter: deleted.purgeAfter },
    });
  });

  test("deletes an archived workspace, too, and remembers that it was archived", async () => {
    const { workspace, slug, founder } = await staffed(api, "compliance-ops");
    const input = { workspace, confirmation: slug };
    await founder.client.workspaces.archive.mutate(input);
    await founder.client.workspaces.requestDeletion.mutate(input);
    const { rows } = await api.owner.query("SELECT state, deleted_from FROM workspace WHERE id = $1", [
      workspace,
    ]);
    expect(rows).toEqual([{ state: "pending_deletion", deleted_from: "archived" }]);
  });

  test("[V4] gives the same answer for another tenant's workspace as for a missing one", async () => {
    const [mine, theirs] = [await staffed(api, "compliance-ops"), await staffed(api, "compliance-ops")];
    await expectLooksMissing(
      (workspace) =>
        mine.founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: theirs.slug }),
      theirs,
    );
  });

  test("does not exist where workspaces are only archived", async () => {
    const { workspace, founder } = await staffed(api, "ai-governance");
    const call = founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: "Test" });
    expect(await errorOf(call)).toMatchObject({
      code: "FORBIDDEN",
      message: "No one can delete the workspace here.",
    });
  });
});

describe("workspaces.restore", () => {
  test("[V46] is left to the platform admin where the blueprint says so", async () => {
    const { workspace, slug, founder } = await staffed(api, "compliance-ops");
    expect(await errorOf(founder.client.workspaces.restore.mutate({ workspace }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      message: "Only the platform admin can restore the workspace after its deletion.",
    });
    await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
    expect((await errorOf(founder.client.workspaces.restore.mutate({ workspace }))).code).toBe("NOT_FOUND");
  });
});
