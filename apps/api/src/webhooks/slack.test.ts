import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { repeatRuns } from "../jobs/repeat-runs.ts";
import { placeOnPlan, startReceiver, workerOf } from "../outbox/webhook-testing.ts";
import { create } from "../resources/testing.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { expectLooksMissing, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
const worker = workerOf(api);
const jobs = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
afterAll(() => jobs.end());

type Topic = "billing" | "security" | "schedules";
const connect = ({ client }: TestPerson, workspace: string, topic: Topic, url: string, given: object = {}) =>
  client.webhooks.connectSlack.mutate({ workspace, topic, name: `#${topic}`, url, ...given });

type Message = {
  text: string;
  blocks: [{ text: { text: string } }, unknown, { elements: [{ text: string }] }];
};
type Receiver = Awaited<ReturnType<typeof startReceiver>>;
/** Heading and sentence of each message. */
const said = ({ received }: Receiver) =>
  received
    .map(({ body }) => JSON.parse(body) as Message)
    .map(({ text, blocks }) => `${blocks[0].text.text}: ${text}`);
const links = ({ received }: Receiver) =>
  received.map(
    ({ body }) => /<(\S+)\|View/.exec((JSON.parse(body) as Message).blocks[2].elements[0].text)?.[1] ?? "",
  );

/** A workspace of machines whose three topics go to a channel each. */
async function connected() {
  const tenant = await staffed(api, "machine-fleet");
  const owner = tenant.as("owner");
  const [billing, security, schedules] = [
    await startReceiver(),
    await startReceiver(),
    await startReceiver(),
  ];
  const { workspace } = tenant;
  await connect(owner, workspace, "billing", billing.url);
  await connect(owner, workspace, "security", security.url);
  await connect(owner, workspace, "schedules", schedules.url);
  return { ...tenant, owner, billing, security, schedules };
}

describe("Slack", () => {
  test("[C36] is told of billing, security and failed schedules, each in its channel, with a link back", async () => {
    const { owner, as, workspace, org, slug, billing, security, schedules } = await connected();
    await owner.client.organizations.changePlan.mutate({ organization: org, plan: "team" });
    await owner.client.members.changeRole.mutate({ workspace, userId: as("member").id, role: "admin" });
    const { key, text } = await owner.client.keys.issue.mutate({
      workspace,
      name: "Deploy",
      scopes: ["machine:read"],
    });
    await owner.client.keys.update.mutate({ workspace, key: key.id, ipRanges: ["203.0.113.7"] });
    await errorOf(api.client(text).resources.list.query({ workspace, kind: "machine" }));
    const { id } = await create(owner, workspace, "schedule", {
      name: "Nightly",
      command: "rotate",
      cron: "0 3 * * *",
      tags: ["env:none"],
    });
    await api.owner.query(
      "UPDATE resource SET fields = jsonb_set(fields, '{next_run}', to_jsonb(authz.instant_text(now()))) WHERE id = $1",
      [id],
    );
    await repeatRuns(jobs, () => undefined);
    // What belongs to no topic, and a refused attempt that no topic asks for.
    await owner.client.workspaces.rename.mutate({ workspace, name: "Renamed" });
    await errorOf(
      as("member").client.members.changeRole.mutate({ workspace, userId: owner.id, role: "viewer" }),
    );
    await worker.drain();

    expect(said(billing).filter((line) => line.startsWith("Plan changed"))).toEqual([
      "Plan changed: Founder changed the plan from Free to Team.",
    ]);
    expect(said(security).toSorted()).toEqual([
      "Key changed: Founder changed the key Deploy.",
      "Key issued: Founder issued the key Deploy.",
      "Key used from elsewhere: Deploy tried to use the key Deploy from an address where it does not work and was refused.",
      expect.stringMatching(/^Member's role changed: Founder changed the role of .+ from Member to Admin\.$/),
    ]);
    expect(said(schedules)).toEqual(["Schedule failed: The system reported that Schedule Nightly failed."]);
    expect(links(schedules)).toEqual([`${home}/ws/${slug}/resources/schedule/${id}`]);
    for (const link of [...links(billing), ...links(security)]) expect(link).toMatch(entry(slug));
  });

  test("speaks the workspace's language, and shows names as they are", async () => {
    const { owner, workspace, security } = await connected();
    await owner.client.workspaces.localize.mutate({ workspace, locale: "de", timeZone: "Europe/Berlin" });
    await owner.client.keys.issue.mutate({
      workspace,
      name: "<!channel> *A* & B",
      scopes: ["machine:read"],
    });
    await worker.drain();
    const [line] = said(security);
    expect(line?.replaceAll("\u200B", "")).toBe(
      "Schlüssel ausgestellt: Founder hat den Schlüssel &lt;!channel&gt; *A* &amp; B ausgestellt.",
    );
    expect(line).not.toContain("*A*");
  });

  test("gets the same bytes in every attempt, which are in the list of deliveries", async () => {
    let status = 500;
    const { url, received } = await startReceiver((_, response) => response.writeHead(status).end("no"));
    const { owner, workspace } = await place();
    const channel = await connect(owner, workspace, "security", url);
    const at = { workspace, webhook: channel.id };
    const { id } = await owner.client.webhooks.test.mutate(at);
    await worker.drain();
    await owner.client.workspaces.localize.mutate({ workspace, locale: "de", timeZone: "Europe/Berlin" });
    status = 200;
    await owner.client.webhooks.replay.mutate({ ...at, delivery: id });
    await worker.drain();
    expect(received).toHaveLength(2);
    expect(received[1]?.body).toBe(received[0]?.body);
    expect(received[0]?.body).toContain("This channel is connected.");
    expect(await owner.client.webhooks.getDelivery.query({ ...at, delivery: id })).toMatchObject({
      state: "delivered",
      body: received[0]?.body,
      tries: [{ status: 500 }, { status: 200 }],
    });
  });

  test("is turned off when its channel is gone", async () => {
    const { url } = await startReceiver((_, response) => response.writeHead(410).end("channel_is_archived"));
    const { owner, workspace } = await place();
    const { id } = await connect(owner, workspace, "security", url);
    await owner.client.webhooks.test.mutate({ workspace, webhook: id });
    await worker.drain();
    expect(await owner.client.webhooks.get.query({ workspace, webhook: id })).toMatchObject({
      stopped: "gone",
    });
  });
});

describe("connecting a channel", () => {
  const url = "https://hooks.slack.example/services/T000/B000/0123456789abcdef";

  test("keeps its address as a secret, which no answer, table or log has", async () => {
    const { owner, workspace, ...tenant } = await place();
    const channel = await connect(owner, workspace, "security", url);
    expect(channel).toMatchObject({
      form: "slack",
      topic: "security",
      name: "#security",
      url: "https://hooks.slack.example/…",
      secrets: [{ last: "cdef" }],
    });
    expect(channel.events).toContain("member.role_changed");
    expect((await newest(api, tenant))[0]).toMatchObject({
      action: "webhook.created",
      after: { form: "slack", topic: "security", host: "hooks.slack.example" },
    });
    const moved = await owner.client.webhooks.update.mutate({
      workspace,
      webhook: channel.id,
      url: `${url}99`,
    });
    expect(moved).toMatchObject({ url: "https://hooks.slack.example/…", secrets: [{ last: "ef99" }] });
    const { rows } = await api.owner.query<{ everything: string }>(
      `SELECT concat((SELECT json_agg(h) FROM webhook h), (SELECT json_agg(d) FROM webhook_delivery d),
         (SELECT json_agg(i) FROM idempotency i), (SELECT json_agg(a) FROM audit_entry a WHERE org_id = $1)) AS everything`,
      [tenant.org],
    );
    expect(rows[0]?.everything).toContain(channel.id);
    expect(rows[0]?.everything).not.toContain("0123456789abcdef");
  });

  test("is for those who manage integrations there, once for each topic, and of what they can read", async () => {
    const { owner, as, workspace, ...tenant } = await place();
    expect(await errorOf(connect(as("member"), workspace, "billing", url))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
    await expectLooksMissing(async (at) => connect((await place()).owner, at, "billing", url), {
      ...tenant,
      workspace,
    });
    expect(await errorOf(connect(owner, workspace, "billing", "ftp://hooks.slack.example/"))).toMatchObject({
      reason: "url_not_callable",
      path: "url",
    });
    const { id } = await connect(owner, workspace, "billing", url);
    expect(await errorOf(connect(owner, workspace, "billing", url))).toMatchObject({
      code: "CONFLICT",
      reason: "slack_topic_taken",
      path: "topic",
    });
    const change = owner.client.webhooks;
    for (const attempt of [
      () => change.rotateSecret.mutate({ workspace, webhook: id }),
      () => change.update.mutate({ workspace, webhook: id, events: ["workspace.renamed"] }),
    ])
      expect(await errorOf(attempt())).toMatchObject({ code: "INVALID", reason: "not_of_slack" });
    // Manages integrations, but can't read the log.
    await api.owner.query(
      `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
       SELECT $1, 'workspace', 'integrator', 'Integrator', 1, false, bit_or(set_bit(repeat('0', 256)::bit(256), bit, 1))
       FROM authz.permission WHERE name IN ('workspace:read', 'member:leave', 'integration:read', 'integration:manage')`,
      [tenant.org],
    );
    await api.owner.query("UPDATE member SET role = 'integrator' WHERE workspace_id = $1 AND user_id = $2", [
      workspace,
      as("member").id,
    ]);
    expect(await errorOf(connect(as("member"), workspace, "security", url))).toMatchObject({
      code: "FORBIDDEN",
      reason: "above_yourself",
    });
  });

  test("[V63] needs a plan with integrations, and is one of them", async () => {
    const { owner, workspace, org } = await place();
    await connect(owner, workspace, "billing", url);
    const { items, limit } = await owner.client.webhooks.list.query({ workspace });
    expect([items.length, limit]).toEqual([1, 5]);
    await api.owner.query("UPDATE organization SET plan = 'free' WHERE id = $1", [org]);
    expect(await errorOf(connect(owner, workspace, "security", url))).toMatchObject({
      reason: "plan_required",
    });
  });
});

async function place() {
  const tenant = await placeOnPlan(api);
  return { ...tenant, owner: tenant.as("owner") };
}

const home = api.url.replace("127.0.0.1", "localhost");
const entry = (slug: string) => new RegExp(`^${home.replaceAll(".", "\\.")}/ws/${slug}/audit\\?entry=\\d+$`);
