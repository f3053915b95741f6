import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, join, newest, staffed } from "../testing/tenants.ts";
import { create, titles } from "./testing.ts";

const api = await startApi();
const kind = "policy";

/** A workspace of ai-governance with two policies. */
async function governed() {
  const tenant = await staffed(api, "ai-governance");
  const { workspace } = tenant;
  const member = tenant.as("workspace_member");
  const deny = await create(member, workspace, kind, {
    name: "No previews",
    priority: 10,
    effect: "deny",
    models: ["*-preview"],
    note: "They change\nwithout “notice”.",
  });
  const allow = await create(member, workspace, kind, { name: "All", priority: 20, effect: "allow" });
  const read = () => member.client.resources.text.query({ workspace, kind });
  const save = (text: string, version?: string) =>
    member.client.resources.saveText.mutate({ workspace, kind, text, version });
  return { ...tenant, member, deny, allow, read, save };
}

const asWritten = `policy "No previews" {
  priority 10
  effect deny
  models ["*-preview"]
  mode enforce
  status enabled
  note "They change\\nwithout “notice”."
}

policy "All" {
  priority 20
  effect allow
  mode enforce
  status enabled
}
`;

describe("[M74] policies as text", () => {
  test("are what the form has, are changed together, and one entry says what was changed", async () => {
    const { workspace, deny, allow, read, save, member, ...tenant } = await governed();
    const { text, version } = await read();
    expect(text).toBe(asWritten);
    expect(await save(text, version)).toEqual({ version, changes: [] });

    const edited = text
      .replace("priority 10", "priority 15")
      .replace('policy "All"', 'policy "Small models"')
      .concat('policy "Risky" { priority 5 effect allow risk_limit 40 }\n');
    const preview = await member.client.resources.previewText.mutate({
      workspace,
      kind,
      text: edited,
      version,
    });
    expect((await read()).text).toBe(asWritten);
    const saved = await save(edited, version);
    expect(saved).toEqual(preview);
    expect(saved.changes).toEqual([
      { change: "updated", title: "No previews", before: { priority: 10 }, after: { priority: 15 } },
      { change: "updated", title: "Small models", before: { name: "All" }, after: { name: "Small models" } },
      {
        change: "created",
        title: "Risky",
        before: {},
        after: { name: "Risky", priority: 5, effect: "allow", risk_limit: 40 },
      },
    ]);
    expect(await titles(member, workspace, kind)).toEqual(["Risky", "No previews", "Small models"]);
    const [entry, before] = await newest(api, tenant, 2);
    expect(entry).toMatchObject({
      action: "resource.text_saved",
      target: "policy",
      before: { resources: { "No previews": { priority: 10 }, Risky: {} } },
      after: { changes: 3, resources: { "No previews": { priority: 15 }, Risky: { risk_limit: 40 } } },
    });
    expect(before?.action).toBe("resource.created");
    // What was edited is the same resource, also where only its name changed.
    for (const { id } of [deny, allow]) {
      await member.client.resources.get.query({ workspace, kind, id });
    }
    const now = await read();
    expect(now.version).toBe(saved.version);
    await save("", now.version);
    expect(await titles(member, workspace, kind)).toEqual([]);
  });

  test("change all or nothing: a refusal leaves everything as it was", async () => {
    const { read, save, workspace, member } = await governed();
    const { text, version } = await read();
    for (const [given, refusal] of [
      ["policy", { code: "INVALID", reason: "bad_text", path: "text", params: { line: 1, column: 7 } }],
      [`${text}policy "X" {\n  effect perhaps\n}`, { reason: "bad_text", params: { line: 17, column: 10 } }],
      [`${text}policy "all" { priority 1 effect deny }`, { reason: "bad_text", params: { fault: "twice" } }],
    ] as const) {
      expect(await errorOf(save(given, version))).toMatchObject(refusal);
      const previewed = member.client.resources.previewText.mutate({ workspace, kind, text: given });
      expect(await errorOf(previewed)).toMatchObject(refusal);
    }
    expect(await errorOf(save("", "0".repeat(32)))).toMatchObject({
      code: "CONFLICT",
      reason: "text_changed",
      path: "version",
    });
    expect(await read()).toEqual({ text, version });
  });

  test("need the permissions of what the text does", async () => {
    const tenant = await governed();
    const { workspace, as, founder, org, read } = tenant;
    const { text } = await read();
    const viewer = as("workspace_viewer");
    expect((await viewer.client.resources.text.query({ workspace, kind })).text).toBe(text);
    for (const act of ["saveText", "previewText"] as const) {
      expect(await errorOf(viewer.client.resources[act].mutate({ workspace, kind, text }))).toMatchObject({
        code: "FORBIDDEN",
        params: { permission: "policy:update" },
      });
    }
    const role = await founder.client.roles.create.mutate({
      organization: org,
      level: "workspace",
      name: "Policy editor",
      permissions: ["workspace:read", "member:leave", "policy:read", "policy:update"],
    });
    const editor = await join(api, tenant, founder, role.key);
    const save = (given: string) => editor.client.resources.saveText.mutate({ workspace, kind, text: given });
    expect((await save(text.replace("10", "11"))).changes).toHaveLength(1);
    expect(await errorOf(save(""))).toMatchObject({ params: { permission: "policy:delete" } });
    expect(await errorOf(save(`${text}policy "X" { priority 1 effect deny }`))).toMatchObject({
      params: { permission: "policy:create" },
    });
    expect(await errorOf(founder.client.resources.text.query({ workspace, kind: "asset" }))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_text_form",
    });
    const stranger = await api.person("Stranger");
    await expectLooksMissing((at) => stranger.client.resources.text.query({ workspace: at, kind }), tenant);
    await expectLooksMissing(
      (at) => stranger.client.resources.saveText.mutate({ workspace: at, kind, text: "" }),
      tenant,
    );
  });
});
