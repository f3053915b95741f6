import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, staffed } from "../testing/tenants.ts";

const api = await startApi();

describe("access.check", () => {
  test("[V24][V50] says yes to what the caller's role allows, and no with the operation's own refusal", async () => {
    const { workspace, as } = await staffed(api, "compliance-ops");
    const ask = (role: string, permission: "member:add" | "workspace:delete") =>
      as(role).client.access.check.query({ workspace, permission });
    const yes = { allowed: true, code: null, reason: null, params: {}, message: null };
    expect(await ask("admin", "member:add")).toEqual(yes);
    expect(await ask("owner", "workspace:delete")).toEqual(yes);
    expect(await ask("viewer", "member:add")).toEqual({
      allowed: false,
      code: "FORBIDDEN",
      reason: "missing_permission",
      params: { permission: "member:add", by: "roles", roles: ["Owner", "Admin"] },
      message: "You need the Owner or Admin role to add members.",
    });
    expect(await ask("admin", "workspace:delete")).toMatchObject({ allowed: false, code: "FORBIDDEN" });
  });

  test("says no to what the workspace's state does not allow, and yes to what it does", async () => {
    const { workspace, slug, founder } = await staffed(api, "compliance-ops");
    await founder.client.workspaces.archive.mutate({ workspace, confirmation: slug });
    const ask = (permission: "member:add" | "member:read") =>
      founder.client.access.check.query({ workspace, permission });
    expect(await ask("member:add")).toMatchObject({
      allowed: false,
      code: "WRONG_STATE",
      reason: "workspace_archived",
    });
    expect(await ask("member:read")).toMatchObject({ allowed: true });
  });

  test("reads a role fresh: a change applies to the next request", async () => {
    const { workspace, founder, as } = await staffed(api, "compliance-ops");
    const { client, id: userId } = as("viewer");
    const ask = () => client.access.check.query({ workspace, permission: "member:add" });
    expect((await ask()).allowed).toBe(false);
    await founder.client.members.changeRole.mutate({ workspace, userId, role: "admin" });
    expect((await ask()).allowed).toBe(true);
  });

  test("[V4] gives the same answer for another tenant's workspace as for a missing one", async () => {
    const mine = await staffed(api, "compliance-ops");
    const theirs = await staffed(api, "compliance-ops");
    await expectLooksMissing(
      (workspace) => mine.founder.client.access.check.query({ workspace, permission: "member:read" }),
      theirs,
    );
  });

  test("refuses an unknown permission", async () => {
    const { workspace, founder } = await staffed(api, "compliance-ops");
    const call = founder.client.access.check.query({ workspace, permission: "toString" as "member:read" });
    expect(await errorOf(call)).toMatchObject({ code: "INVALID", path: "permission" });
  });
});
