import { createHmac } from "node:crypto";
import { Event, eventTypes } from "@bailiwick/contracts";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { createWebhook, placeOnPlan, startReceiver, workerOf } from "../outbox/webhook-testing.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { expectLooksMissing, found, newest } from "../testing/tenants.ts";

const api = await startApi();
const worker = workerOf(api);

const place = (plan?: string) => placeOnPlan(api, plan);
const create = createWebhook;
const rename = (person: TestPerson, workspace: string, name: string) =>
  person.client.workspaces.rename.mutate({ workspace, name });

describe("a webhook", () => {
  test("[C35] is sent the chosen events, signed, as they were committed", async () => {
    const { as, workspace, org } = await place();
    const { url, received } = await startReceiver();
    const { secret } = await create(as("owner"), workspace, { url });
    await rename(as("admin"), workspace, "Renamed");
    await as("admin").client.workspaces.describe.mutate({ workspace, description: "Not chosen" });
    await worker.drain();

    expect(received).toHaveLength(1);
    const [{ headers, body }] = received as [(typeof received)[0]];
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({
      type: "workspace.renamed",
      data: {
        version: 1,
        id: headers["webhook-id"],
        organization: org,
        workspace,
        actor: { kind: "user", id: as("admin").id },
        after: { name: "Renamed" },
      },
    });
    expect(Event.parse(JSON.parse(body))).toEqual(JSON.parse(body));
    const schemas = (await (await fetch(`${api.url}/api/schemas/events.json`)).json()) as { $defs: object };
    expect(Object.keys(schemas.$defs)).toEqual(["event", ...eventTypes]);
    // The same without the library: HMAC-SHA-256 over id, time and bytes.
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const signature = createHmac("sha256", key).update(signed).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${signature}`);
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
    const { rows } = await api.owner.query("SELECT action FROM audit_entry WHERE org_id = $1 AND seq = $2", [
      org,
      JSON.parse(body).data.sequence,
    ]);
    expect(rows).toEqual([{ action: "workspace.renamed" }]);
  });

  test("is created by those who may, in a plan that has integrations, and leaves entries in the log", async () => {
    const { as, ...tenant } = await place();
    const { workspace } = tenant;
    const { webhook } = await create(as("admin"), workspace);
    expect(webhook).toMatchObject({ level: "workspace", name: "Deploys", stopped: null, failingSince: null });
    expect((await as("owner").client.webhooks.list.query({ workspace })).items).toEqual([webhook]);
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "webhook.created",
      target: "Deploys",
      after: { host: "hooks.example", events: ["workspace.renamed"] },
    });
    const member = as("member");
    for (const attempt of [
      () => create(member, workspace),
      () => member.client.webhooks.list.query({ workspace }),
      () => member.client.webhooks.delete.mutate({ workspace, webhook: webhook.id }),
      () => member.client.webhooks.test.mutate({ workspace, webhook: webhook.id }),
    ])
      expect(await errorOf(attempt())).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    const stranger = await place();
    await expectLooksMissing((at) => create(stranger.founder, at), tenant);
    const theirs = stranger.founder.client.webhooks.get.query({
      workspace: stranger.workspace,
      webhook: webhook.id,
    });
    expect(await errorOf(theirs)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_webhook" });
  });

  test("[V63] needs a plan with integrations", async () => {
    const { as, workspace } = await place("free");
    expect(await errorOf(create(as("owner"), workspace))).toMatchObject({
      code: "FORBIDDEN",
      reason: "plan_required",
      params: { feature: "integrations" },
    });
  });

  test("[V28] is refused beyond the number in the plan, and stays after a downgrade", async () => {
    const { as, workspace, org } = await place("starter");
    for (let count = 0; count < 5; count += 1) await create(as("owner"), workspace);
    expect(await errorOf(create(as("owner"), workspace))).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "limit_reached",
      params: { limit: "integrations", amount: 5 },
    });
    await api.owner.query("UPDATE organization SET plan = 'free' WHERE id = $1", [org]);
    const { items, limit } = await as("owner").client.webhooks.list.query({ workspace });
    expect([items.length, limit]).toEqual([5, 0]);
  });

  test("refuses addresses and events that make no sense, and changes nothing", async () => {
    const { as, workspace } = await place();
    // This instance is for one machine, so http is a matter of the address when it is called.
    for (const url of [
      "http://hooks.example/",
      "https://user:word@hooks.example/",
      "ftp://hooks.example",
      "nothing",
    ])
      if (!url.startsWith("http:"))
        expect(await errorOf(create(as("owner"), workspace, { url }))).toMatchObject({
          reason: "url_not_callable",
          path: "url",
        });
    for (const [events, reason] of [
      [[], "event_needed"],
      [["nothing.happened"], "unknown_event"],
      [["member.added:certificate"], "unknown_event"],
      [["resource.created:nothing"], "unknown_event"],
      [["resource.created:certificate:more"], "unknown_event"],
    ] as const)
      expect(await errorOf(create(as("owner"), workspace, { events }))).toMatchObject({
        reason,
        path: "events",
      });
    expect((await as("owner").client.webhooks.list.query({ workspace })).items).toEqual([]);
  });

  test("is never told more than its maker can read", async () => {
    const { as, workspace, org } = await place();
    // Manages integrations, and can open the workspace and its certificates, but not the log.
    await api.owner.query(
      `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
       SELECT $1, 'workspace', 'integrator', 'Integrator', 1, false, bit_or(set_bit(repeat('0', 256)::bit(256), p.bit, 1))
       FROM (SELECT bit FROM authz.permission WHERE name IN ('workspace:read', 'member:leave', 'integration:read', 'integration:manage')
             UNION SELECT bit FROM authz.blueprint_permission WHERE blueprint = 'compliance-ops' AND name = 'certificate:read') p`,
      [org],
    );
    await api.owner.query(
      "UPDATE member SET role = 'integrator' WHERE org_id = $1 AND workspace_id = $2 AND user_id = $3",
      [org, workspace, as("member").id],
    );
    const { url, received } = await startReceiver();
    const above = (events: string[]) => errorOf(create(as("member"), workspace, { url, events }));
    for (const event of ["resource.created", "resource.created:change", "member.added", "role.created"])
      expect(await above([event])).toMatchObject({ code: "FORBIDDEN", reason: "above_yourself" });
    const { webhook } = await create(as("member"), workspace, {
      url,
      events: ["resource.created:certificate", "workspace.renamed"],
    });
    const more = as("member").client.webhooks.update.mutate({
      workspace,
      webhook: webhook.id,
      events: ["workspace.renamed", "key.issued"],
    });
    expect(await errorOf(more)).toMatchObject({ reason: "above_yourself" });
    const make = (kind: string, fields: object) =>
      as("owner").client.resources.create.mutate({ workspace, kind, fields: { ...fields } });
    await make("certificate", { host: "www.example.com", valid_until: "2030-01-01" });
    await make("vendor", { name: "Hosting", criticality: "high" }).catch(() => undefined);
    await worker.drain();
    expect(received.map(({ body }) => JSON.parse(body).data.target.kind)).toEqual(["certificate"]);
  });

  test("of an organization is told of all its workspaces, and one of a workspace only of that", async () => {
    const founder = await api.person("Founder");
    const tenant = await found(api, founder, "data-security");
    const whole = await startReceiver();
    const part = await startReceiver();
    const other = await founder.client.workspaces.create.mutate({
      organization: tenant.org,
      name: "Second",
      slug: "second",
    });
    const events = ["workspace.renamed"];
    await founder.client.webhooks.create.mutate({
      organization: tenant.org,
      name: "All",
      url: whole.url,
      events,
    });
    await founder.client.webhooks.create.mutate({
      workspace: tenant.workspace,
      name: "One",
      url: part.url,
      events,
    });
    await rename(founder, tenant.workspace, "First again");
    await rename(founder, other.id, "Second again");
    await worker.drain();
    const names = ({ received }: typeof whole) =>
      received.map(({ body }) => JSON.parse(body).data.after.name).sort();
    expect(names(whole)).toEqual(["First again", "Second again"]);
    expect(names(part)).toEqual(["First again"]);
  });

  test("can't be made by a key, which would go on telling after it is revoked", async () => {
    const { as, workspace } = await place();
    const issue = as("owner").client.keys.issue.mutate({
      workspace,
      name: "Deploy",
      scopes: ["integration:manage"],
    });
    expect(await errorOf(issue)).toMatchObject({ reason: "permission_not_of_key" });
  });

  test("is told of the deletion of its workspace, and then of nothing", async () => {
    const { as, workspace, slug } = await place();
    const { url, received } = await startReceiver();
    await create(as("owner"), workspace, { url });
    await as("owner").client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
    await api.owner.query(
      "SELECT audit.append_system(org_id, id, 'workspace.renamed', NULL, NULL, NULL, NULL, NULL) FROM workspace WHERE id = $1",
      [workspace],
    );
    await worker.drain();
    expect(received.map(({ body }) => JSON.parse(body).type)).toEqual(["workspace.deleted"]);
  });

  test("is not told of a change that is rolled back, nor of a refused attempt", async () => {
    const { as, workspace, org } = await place();
    const { url, received } = await startReceiver();
    await create(as("owner"), workspace, { url });
    await errorOf(rename(as("member"), workspace, "Not allowed"));
    const client = await api.owner.connect();
    await client.query("BEGIN");
    await client.query(
      "SELECT audit.append_system($1, $2, 'workspace.renamed', NULL, NULL, NULL, NULL, NULL)",
      [org, workspace],
    );
    await client.query("ROLLBACK");
    client.release();
    await worker.drain();
    expect(received).toEqual([]);
  });
});
