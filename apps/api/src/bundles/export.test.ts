import { hash } from "node:crypto";
import { type AuditEntry, verifyChain } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { create, findings } from "../resources/testing.ts";
import { refusalIn } from "../storage/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, newest, staffed } from "../testing/tenants.ts";
import { exported, read, requested } from "./testing.ts";

const api = await startApi();

const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "hex");

describe("a workspace is exported as a bundle", () => {
  test("with its people, settings, resources and records, and without any secret", async () => {
    const tenant = await staffed(api, "data-security");
    const { workspace, org } = tenant;
    const admin = tenant.as("admin");
    const invited = await tenant.founder.client.invitations.create.mutate({
      workspace,
      email: "new@people.example",
      role: "viewer",
    });
    // No id, hash or signature has its last characters, which are kept to recognize it by.
    const secret = "planted-secret-0123-~w!z";
    const fields = { name: "Customer data", type: "s3", credential: secret };
    const { id } = await create(admin, workspace, "connector", fields);
    await findings(admin, workspace, id, "a.csv", "b.csv");
    const key = await admin.client.keys.issue.mutate({ workspace, name: "CI", scopes: ["finding:read"] });
    const url = "https://ops.example/";
    const events = ["member.added" as const];
    const hook = await admin.client.webhooks.create.mutate({ workspace, name: "Ops", url, events });

    const bytes = await exported(admin, { workspace });
    const { manifest, all } = await read(bytes);
    expect(manifest).toMatchObject({
      instance: expect.stringMatching(/^http:\/\/localhost:/),
      blueprint: "data-security",
      organization: { id: org },
      workspace: { id: workspace, name: "Default" },
      log: { whole: false },
    });
    const rows = Object.fromEntries(manifest.parts.map((part) => [part.name, part.rows]));
    expect(rows).toMatchObject({
      member: 4,
      invitation: 1,
      resource_root: 1,
      resource: 1,
      record: 2,
      record_count: 1,
    });
    const resource = all.find(({ part }) => part === "resource")?.row;
    expect(resource).toMatchObject({ id, fields: { name: "Customer data", type: "s3" } });
    expect(resource).not.toHaveProperty("fields.credential");
    expect(all.find(({ part }) => part === "invitation")?.row).toMatchObject({ email: invited.email });

    const { rows: kept } = await api.owner.query<{ secret: string | null }>(
      `SELECT token_hash AS secret FROM invitation WHERE org_id = $1
       UNION ALL SELECT s.hash FROM key_secret s WHERE s.org_id = $1
       UNION ALL SELECT e.fields -> 'credential' ->> 'box' FROM resource e WHERE e.org_id = $1
       UNION ALL SELECT h.secrets -> 0 ->> 'box' FROM webhook h WHERE h.org_id = $1
       UNION ALL SELECT s.token FROM identity.session s
       UNION ALL SELECT a.password FROM identity.account a
       UNION ALL SELECT substring(o.body_text FROM 'invitation[^ \\n]+') FROM outbox o WHERE o.recipient = 'new@people.example'`,
      [org],
    );
    const planted = [
      secret,
      secret.slice(-4),
      key.text,
      hook.secret,
      admin.token,
      api.database.secret,
      ...kept.map((row) => row.secret),
    ].filter((text) => text !== null);
    expect(planted.length).toBeGreaterThan(10);
    for (const text of planted) expect(bytes.includes(text), `${text.slice(0, 12)}…`).toBe(false);
  });

  test("where the workspace is its organization, with the whole log, which verifies against the checkpoint in it", async () => {
    const tenant = await staffed(api, "compliance-ops");
    const owner = tenant.as("owner");
    const { manifest, all } = await read(await exported(owner, tenant));
    const entries = all.flatMap(({ part, row }) =>
      part === "audit_entry" ? [row as unknown as AuditEntry] : [],
    );
    const { start, head, checkpoint } = manifest.log;
    expect(verifyChain(entries, sha256, { orgId: tenant.org, start, head })).toMatchObject({ intact: true });
    expect(checkpoint).toContain(`\n${head.seq}\n`);
    // What started it is the last entry in it.
    expect(entries.at(-1)).toMatchObject({ action: "workspace.exported", actorId: owner.id });
    expect((await newest(api, tenant))[0]).toMatchObject({ action: "workspace.exported" });
  });

  test("as the owner alone; the others, and people from elsewhere, get no address", async () => {
    const tenant = await staffed(api, "compliance-ops");
    const { workspace } = tenant;
    for (const role of ["admin", "member", "viewer"]) {
      const refused = await errorOf(tenant.as(role).client.bundles.export.mutate({ workspace }));
      expect(refused).toMatchObject({
        code: "FORBIDDEN",
        params: { permission: "workspace:export_bundle" },
      });
    }
    const stranger = await api.person("Stranger");
    await expectLooksMissing((ref) => stranger.client.bundles.export.mutate({ workspace: ref }), tenant);
  });

  test("only with a recent sign-in", async () => {
    const tenant = await staffed(api, "compliance-ops");
    const owner = tenant.as("owner");
    await api.owner.query(
      "UPDATE identity.session SET proven_at = now() - interval '1 hour' WHERE user_id = $1",
      [owner.id],
    );
    const { workspace } = tenant;
    expect(await errorOf(owner.client.bundles.export.mutate({ workspace }))).toMatchObject({
      reason: "sign_in_again",
    });
  });
});

describe("the address of a bundle", () => {
  test("ends with what its caller holds, and with their session", async () => {
    const tenant = await staffed(api, "compliance-ops");
    const { workspace, founder } = tenant;
    const second = tenant.as("admin");
    await founder.client.members.changeRole.mutate({ workspace, userId: second.id, role: "owner" });
    const { url, token } = await second.client.bundles.export.mutate({ workspace });
    const get = () => fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect((await get()).status).toBe(200);
    await founder.client.members.changeRole.mutate({ workspace, userId: second.id, role: "admin" });
    expect(await refusalIn(await get())).toBe("403 missing_permission");
    await founder.client.members.remove.mutate({ workspace, userId: second.id });
    expect(await refusalIn(await get())).toBe("404 not_found");
    await api.owner.query("DELETE FROM identity.session WHERE user_id = $1", [second.id]);
    expect(await refusalIn(await get())).toBe("401 bundle_ticket");
  });

  test.each(["", "Bearer bwb_none", `Bearer bwb_${"A".repeat(200)}`])(
    "opens with nothing but its ticket: %j",
    async (authorization) => {
      const answer = await fetch(`${api.url}/bundles/export`, { headers: { authorization } });
      expect(await refusalIn(answer)).toBe("401 bundle_ticket");
    },
  );

  test("leaves nothing on the disk of the instance", async () => {
    const tenant = await staffed(api, "compliance-ops");
    const answer = await requested(tenant.as("owner"), tenant);
    await answer.arrayBuffer();
    await expect.poll(() => api.files.leftover(-60_000)).toEqual([]);
  });
});
