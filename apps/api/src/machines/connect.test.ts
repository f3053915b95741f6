import { randomUUID } from "node:crypto";
import { looksLikeKey, type PermissionName } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, newest, staffed } from "../testing/tenants.ts";
import { connected, defaults } from "./testing.ts";

const api = await startApi();
const fleet = () => staffed(api, "machine-fleet");

/** A key of the workspace with these scopes. */
async function keyOf({ founder, workspace }: Awaited<ReturnType<typeof fleet>>, scopes: PermissionName[]) {
  const { text } = await founder.client.keys.issue.mutate({ workspace, name: "Installer", scopes });
  return { client: api.client(text) };
}

describe("machines.connect", () => {
  test("registers a machine by a key of the workspace, and shows its credential once", async () => {
    const tenant = await fleet();
    const installer = await keyOf(tenant, ["machine:read", "machine:create"]);
    const made = await connected(api, installer, tenant.workspace);
    expect(made).toMatchObject({
      machine: { name: "web-1", tags: [], mode: "default", workspace: { id: tenant.workspace } },
      heartbeatSeconds: 30,
    });
    const looks = looksLikeKey(made.credential);
    expect(looks).toMatchObject({ level: "machine" });
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "resource.connected",
      actor: "Installer",
      target: "web-1",
      after: { name: "web-1", mode: "default", publicId: looks?.publicId },
    });
    const { rows } = await api.owner.query<{ everything: string }>(
      `SELECT concat((SELECT json_agg(k) FROM key k), (SELECT json_agg(s) FROM key_secret s),
         (SELECT json_agg(i) FROM idempotency i), (SELECT json_agg(a) FROM audit_entry a WHERE org_id = $1)) AS everything`,
      [tenant.org],
    );
    expect(rows[0]?.everything).toContain(looks?.publicId);
    expect(rows[0]?.everything).not.toContain(made.credential.slice(14, 57));
    // It is no key that people see, issue or revoke.
    const { items } = await tenant.founder.client.keys.list.query({ workspace: tenant.workspace });
    expect(items.map(({ name }) => name)).toEqual(["Installer"]);
    const revoke = { workspace: tenant.workspace, key: made.machine.id };
    expect(await errorOf(tenant.founder.client.keys.revoke.mutate(revoke))).toMatchObject({
      reason: "no_such_key",
    });
  });

  test("repeats its answer for the same request", async () => {
    const { founder, workspace } = await fleet();
    const { client } = { client: api.client(founder.token, { "idempotency-key": randomUUID() }) };
    const once = () => client.machines.connect.mutate({ workspace, hostname: "web-1" });
    expect(await once()).toEqual(await once());
  });

  test("is for those who can create machines, in their own workspace", async () => {
    const tenant = await fleet();
    const { workspace } = tenant;
    expect(await connected(api, tenant.as("admin"), workspace)).toMatchObject({ machine: { name: "web-1" } });
    for (const caller of [tenant.as("member"), await keyOf(tenant, ["machine:read"])])
      expect(await errorOf(connected(api, caller, workspace))).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
      });
    const blind = await keyOf(tenant, ["machine:create"]);
    expect(await errorOf(connected(api, blind, workspace))).toMatchObject({ reason: "missing_permission" });
    const other = await fleet();
    await expectLooksMissing((at) => connected(api, other.founder, at), tenant);
    const kind = tenant.founder.client.machines.connect.mutate({
      workspace,
      hostname: "a",
      kind: "schedule",
    });
    expect(await errorOf(kind)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_kind", path: "kind" });
    for (const hostname of ["", "two words", "a".repeat(254)])
      expect(await errorOf(connected(api, tenant.founder, workspace, { hostname }))).toMatchObject({
        code: "INVALID",
        path: "hostname",
      });
  });

  test("[C16] tags a new machine as the workspace does, and as its caller wants in addition", async () => {
    const { founder, workspace } = await fleet();
    await defaults(founder, workspace, { machine_tags: [{ tag: "env:prod" }, { tag: "team:platform" }] });
    const { machine } = await connected(api, founder, workspace, { tags: ["rack:7", "env:prod"] });
    expect(machine.tags).toEqual(["env:prod", "team:platform", "rack:7"]);
    const listed = await founder.client.resources.list.query({
      workspace,
      kind: "machine",
      filters: { tags: "team:platform" },
    });
    expect(listed.items.map(({ title }) => title)).toEqual(["web-1"]);
    const long = { workspace, key: "machine_tags", value: [{ tag: "a".repeat(51) }] };
    expect(await errorOf(founder.client.settings.update.mutate(long))).toMatchObject({
      code: "INVALID",
      path: "value",
    });
  });

  test("[C18] names a new machine by the workspace's pattern; a taken name gets the short id", async () => {
    const { founder, workspace } = await fleet();
    const name = async (given = {}) => (await connected(api, founder, workspace, given)).machine;
    expect((await name()).name).toBe("web-1");
    const second = await name();
    expect(second.name).toBe(`web-1-${second.id.slice(0, 8)}`);
    await defaults(founder, workspace, { machine_name_pattern: `edge/\${hostname}-\${short_id}` });
    const third = await name();
    expect(third.name).toBe(`edge/web-1-${third.id.slice(0, 8)}`);
    // A name that someone chose is theirs to change.
    expect((await name({ name: "front" })).name).toBe("front");
    expect(await errorOf(name({ name: "Front" }))).toMatchObject({ code: "CONFLICT", reason: "value_taken" });
    for (const value of [`\${host}`, "${hostname", ""]) {
      const wrong = founder.client.settings.update.mutate({ workspace, key: "machine_name_pattern", value });
      expect(await errorOf(wrong)).toMatchObject({ code: "INVALID", path: "value" });
    }
  });
});
