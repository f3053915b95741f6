import { describe, expect, test } from "vitest";
import { create } from "../resources/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, found, join, staffed } from "../testing/tenants.ts";

const api = await startApi();
const provider = "Example AI";

/** An organization with one provider, a workspace that allows small models, and one that allows all but previews. */
async function governed() {
  const tenant = await staffed(api, "ai-governance");
  const { org: organization, workspace, founder } = tenant;
  const { id: open } = await founder.client.workspaces.create.mutate({
    organization,
    name: "Research",
    slug: "research",
  });
  await founder.client.resources.create.mutate({
    organization,
    kind: "ai_provider",
    fields: { name: provider, base_url: "https://models.example.com", credential: "sk-shared-credential" },
  });
  const policy = (at: string, priority: number, effect: string, more: object = {}) =>
    create(founder, at, "policy", { name: `${effect} ${priority}`, priority, effect, ...more });
  const small = await policy(workspace, 10, "allow", { models: ["*-mini"], providers: ["example ai"] });
  const previews = await policy(open, 10, "deny", { models: ["*-preview"] });
  const rest = await policy(open, 20, "allow");
  return { ...tenant, open, policy, small, previews, rest };
}

describe("a check of a model", () => {
  test("[M5][M14][M18][M55] answers by each workspace's policies, over the one credential that they share", async () => {
    const { workspace, open, org, founder, small, previews, rest } = await governed();
    const { text } = await founder.client.keys.issue.mutate({
      organization: org,
      name: "Gateway",
      scopes: ["policy:read", "ai_provider:read"],
    });
    const gateway = api.client(text);
    const ask = (at: string, model: string, more: object = {}) =>
      gateway.models.check.query({ workspace: at, provider, model, ...more });
    expect(await ask(workspace, "atlas-4-mini")).toEqual({
      allowed: true,
      reason: "policy_allows",
      message: "The policy “allow 10” allows it.",
      params: { policy: "allow 10", limit: null },
      policy: { id: small.id, name: "allow 10" },
      observed: [],
    });
    expect(await ask(workspace, "atlas-5")).toMatchObject({
      allowed: false,
      reason: "no_policy",
      policy: null,
    });
    expect(await ask(open, "atlas-5")).toMatchObject({ allowed: true, policy: { id: rest.id } });
    expect(await ask(open, "ATLAS-5-preview")).toMatchObject({
      allowed: false,
      reason: "policy_denies",
      policy: { id: previews.id },
    });
    // By its name or its id, and only what the organization has.
    const { items } = await founder.client.resources.list.query({ organization: org, kind: "ai_provider" });
    expect((await ask(open, "atlas-5", { provider: items[0]?.id })).allowed).toBe(true);
    expect(await ask(open, "atlas-5", { provider: "Another" })).toMatchObject({
      allowed: false,
      reason: "no_such_provider",
      message: "The organization has no such provider.",
    });
  });

  test("[M18] follows what a workspace tunes: priority, status, observing, and the risk limit", async () => {
    const { open, founder, previews, rest, policy } = await governed();
    const ask = (more: object = {}) =>
      founder.client.models.check.query({ workspace: open, provider, model: "atlas-5-preview", ...more });
    const set = (id: string, fields: Record<string, string | number | null>) =>
      founder.client.resources.update.mutate({ workspace: open, kind: "policy", id, fields });
    expect((await ask()).allowed).toBe(false);
    await set(previews.id, { priority: 30 });
    expect((await ask()).allowed).toBe(true);
    await set(previews.id, { priority: 1, status: "disabled" });
    expect((await ask()).allowed).toBe(true);
    await set(previews.id, { status: "enabled", mode: "observe" });
    expect(await ask()).toMatchObject({
      allowed: true,
      policy: { id: rest.id },
      observed: [{ id: previews.id, name: "deny 10", allowed: false }],
    });
    await set(rest.id, { risk_limit: 60 });
    expect(await ask({ risk: 60 })).toMatchObject({ allowed: true });
    expect(await ask({ risk: 60.5 })).toMatchObject({ allowed: false, reason: "risk_above_limit" });
    expect(await ask()).toMatchObject({ allowed: false, reason: "risk_unknown", params: { limit: 60 } });
    await policy(open, 2, "allow", { providers: ["Someone else"] });
    expect((await ask()).policy?.id).toBe(rest.id);
  });

  test("is for people and keys who see the policies and the providers, in their own organization", async () => {
    const tenant = await governed();
    const { workspace, org, founder, as } = tenant;
    const ask = (client: typeof founder.client, at = workspace) =>
      client.models.check.query({ workspace: at, provider, model: "atlas-4-mini" });
    expect((await ask(as("workspace_viewer").client)).allowed).toBe(true);
    const keyOf = async (scopes: ("policy:read" | "ai_provider:read")[]) => {
      const { text } = await founder.client.keys.issue.mutate({ organization: org, name: "Gateway", scopes });
      return api.client(text);
    };
    expect(await errorOf(ask(await keyOf(["ai_provider:read"])))).toMatchObject({
      code: "FORBIDDEN",
      params: { permission: "policy:read" },
    });
    expect(await errorOf(ask(await keyOf(["policy:read"])))).toMatchObject({
      code: "FORBIDDEN",
      reason: "providers_hidden",
    });
    const role = await founder.client.roles.create.mutate({
      organization: org,
      level: "workspace",
      name: "Reader of assets",
      permissions: ["workspace:read", "member:leave", "asset:read"],
    });
    const reader = await join(api, tenant, founder, role.key);
    expect(await errorOf(ask(reader.client))).toMatchObject({ reason: "missing_permission" });

    const other = await governed();
    await expectLooksMissing((at) => ask(other.founder.client, at), tenant);
    const admin = await api.person("Admin");
    const elsewhere = await found(api, admin, "data-security");
    expect(await errorOf(ask(admin.client, elsewhere.workspace))).toMatchObject({ code: "FORBIDDEN" });
  });

  test.each([
    [{ model: "" }, "model"],
    [{ model: "a\u0000b" }, "model"],
    [{ provider: "x".repeat(201) }, "provider"],
    [{ risk: 101 }, "risk"],
  ])("refuses %j at its field", async (given, path) => {
    const { workspace, founder } = await staffed(api, "ai-governance");
    const call = founder.client.models.check.query({ workspace, provider, model: "m", ...given });
    expect(await errorOf(call)).toMatchObject({ code: "INVALID", path });
  });
});
