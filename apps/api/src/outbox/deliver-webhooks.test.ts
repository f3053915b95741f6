import { size } from "@bailiwick/db/testing";
import { webhookPauses } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { newest } from "../testing/tenants.ts";
import {
  deliveriesOf,
  type Placed,
  placeWithWebhook,
  rename,
  startReceiver,
  workerOf,
} from "./webhook-testing.ts";

const api = await startApi();
const late: string[] = [];
const worker = workerOf(api, (delivery) => late.push(delivery));

const place = (url: string) => placeWithWebhook(api, url);
const current = ({ owner, workspace, webhook }: Placed) =>
  owner.client.webhooks.get.query({ workspace, webhook });
/** Makes everything of a webhook due, as if its pauses were over. */
const wait = ({ webhook }: Placed) =>
  api.owner.query("UPDATE webhook_delivery SET due_at = now() WHERE webhook_id = $1 AND due_at IS NOT NULL", [
    webhook,
  ]);

describe("an event that does not arrive", () => {
  test("is sent again after growing pauses, the same bytes under the same id, and given up in the end", async () => {
    const { url, received } = await startReceiver((_, response) => response.writeHead(503).end("later"));
    const at = await place(url);
    await rename(at, "Renamed");
    for (const pause of webhookPauses) {
      await worker.drain();
      const { rows } = await api.owner.query<{ seconds: number }>(
        `SELECT extract(epoch FROM d.due_at - a.at)::float8 AS seconds FROM webhook_delivery d
         JOIN webhook_attempt a ON a.delivery_id = d.id WHERE d.webhook_id = $1 ORDER BY a.number DESC LIMIT 1`,
        [at.webhook],
      );
      // The attempt is recorded in the transaction that sets the next one; up to a tenth is added at random.
      expect(rows[0]?.seconds).toBeGreaterThanOrEqual(pause);
      expect(rows[0]?.seconds).toBeLessThanOrEqual(pause * 1.1);
      await wait(at);
    }
    await worker.drain();
    expect(await deliveriesOf(at)).toMatchObject([
      { state: "failed", dueAt: null, attempts: 8, last: { status: 503, failure: null } },
    ]);
    expect(received).toHaveLength(8);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect((await current(at)).failingSince).not.toBeNull();
  });

  test("can be sent again by hand, one or those of a time, and is in the log with what came back", async () => {
    let status = 500;
    const { url, received } = await startReceiver((_, response) =>
      response.writeHead(status).end("broken\u0000pipe"),
    );
    const at = await place(url);
    const { workspace, webhook } = at;
    await rename(at, "First");
    await rename(at, "Second");
    await worker.drain();
    status = 200;
    const [second, first] = await deliveriesOf(at);
    const replay = (given: object) =>
      at.owner.client.webhooks.replay.mutate({ workspace, webhook, ...given });
    expect(await replay({ delivery: first?.id })).toEqual({ deliveries: 1 });
    await worker.drain();
    expect(await deliveriesOf(at)).toMatchObject([{ state: "pending" }, { state: "delivered" }]);
    expect((await newest(api, at))[0]).toMatchObject({
      action: "webhook.replayed",
      after: { deliveries: 1 },
    });
    expect(await replay({ from: second?.createdAt })).toEqual({ deliveries: 1 });
    expect(await replay({ to: "2020-01-01T00:00:00Z" })).toEqual({ deliveries: 0 });
    await worker.drain();
    expect(received).toHaveLength(4);
    expect(received[3]?.body).toBe(received.find(({ body }) => body.includes("Second"))?.body);
    const detail = await at.owner.client.webhooks.getDelivery.query({
      workspace,
      webhook,
      delivery: first?.id ?? "",
    });
    expect(detail).toMatchObject({
      body: received[0]?.body,
      tries: [
        { number: 1, status: 500, excerpt: "broken pipe" },
        { number: 2, status: 200 },
      ],
    });
    expect((await current(at)).failingSince).toBeNull();
  });

  test("turns its webhook off when the receiver is gone, tells those who manage it, and keeps the rest", async () => {
    const { url, received } = await startReceiver((_, response) => response.writeHead(410).end());
    const at = await place(url);
    await rename(at, "First");
    await worker.drain();
    expect(await current(at)).toMatchObject({ stopped: "gone" });
    expect((await newest(api, at))[0]).toMatchObject({
      action: "webhook.disabled",
      after: { reason: "gone" },
    });
    const { rows } = await api.owner.query<{ recipient: string; body_text: string }>(
      "SELECT recipient, body_text FROM outbox WHERE org_id = $1 AND payload ->> 'about' = 'webhook_stopped' ORDER BY 1",
      [at.org],
    );
    const managers = [at.as("owner").email, at.as("admin").email].sort();
    expect(rows.map(({ recipient }) => recipient)).toEqual(managers);
    expect(rows[0]?.body_text).toContain("/integrations");
    await rename(at, "Second");
    await worker.drain();
    expect(received).toHaveLength(1);
    const test = at.owner.client.webhooks.test.mutate({ workspace: at.workspace, webhook: at.webhook });
    expect(await errorOf(test)).toMatchObject({ code: "WRONG_STATE", reason: "webhook_off" });
  });

  test("turns its webhook off after five days, and not before", async () => {
    const { url } = await startReceiver((_, response) => response.writeHead(500).end());
    const at = await place(url);
    const since = (days: number) =>
      api.owner.query("UPDATE webhook SET failing_since = now() - make_interval(days => $2) WHERE id = $1", [
        at.webhook,
        days,
      ]);
    await rename(at, "First");
    await since(4);
    await worker.drain();
    expect((await current(at)).stopped).toBeNull();
    await since(5);
    await wait(at);
    await worker.drain();
    expect((await current(at)).stopped).toBe("failing");
  });

  test("turns nothing off when its webhook was turned on again meanwhile", async () => {
    const answers: (() => void)[] = [];
    const { url } = await startReceiver((_, response) => answers.push(() => response.writeHead(410).end()));
    const at = await place(url);
    const { owner, workspace, webhook } = at;
    await rename(at, "First");
    const [piece] = await worker.claim();
    const sending = piece?.();
    await expect.poll(() => answers.length).toBe(1);
    await owner.client.webhooks.disable.mutate({ workspace, webhook });
    await owner.client.webhooks.enable.mutate({ workspace, webhook });
    answers[0]?.();
    await sending;
    expect(await current(at)).toMatchObject({ stopped: null, failingSince: null });
    expect(await deliveriesOf(at)).toMatchObject([{ state: "failed", last: { status: 410 } }]);
    const again = owner.client.webhooks.enable.mutate({ workspace, webhook });
    expect(await errorOf(again)).toMatchObject({ code: "WRONG_STATE", reason: "webhook_on" });
  });

  test("is settled only by who holds its lease", async () => {
    const answers: (() => void)[] = [];
    const { url, received } = await startReceiver((_, response) =>
      answers.push(() => response.writeHead(204).end()),
    );
    const at = await place(url);
    await rename(at, "First");
    const [piece] = await worker.claim();
    const sending = piece?.();
    await expect.poll(() => answers.length).toBe(1);
    await api.owner.query("UPDATE webhook_delivery SET leased_until = now() WHERE webhook_id = $1", [
      at.webhook,
    ]);
    const [again] = await worker.claim();
    const resending = again?.();
    await expect.poll(() => answers.length).toBe(2);
    answers[0]?.();
    await sending;
    expect(late).toHaveLength(1);
    expect(await deliveriesOf(at)).toMatchObject([{ state: "pending", last: null }]);
    answers[1]?.();
    await resending;
    expect(await deliveriesOf(at)).toMatchObject([{ state: "delivered", attempts: 2 }]);
    expect(received[0]).toMatchObject({ body: received[1]?.body });
  });

  test("holds no connection and no transaction while its receiver takes its time", async () => {
    const answers: (() => void)[] = [];
    const { url } = await startReceiver((_, response) => answers.push(() => response.writeHead(204).end()));
    const at = await place(url);
    await rename(at, "First");
    const [piece] = await worker.claim();
    const sending = piece?.();
    await expect.poll(() => answers.length).toBe(1);
    expect(worker.pool.totalCount - worker.pool.idleCount).toBe(0);
    const { rows } = await api.owner.query(
      "SELECT FROM pg_stat_activity WHERE usename LIKE '%worker%' AND datname = current_database() AND state LIKE 'idle in transaction%'",
    );
    expect(rows).toEqual([]);
    answers[0]?.();
    await sending;
  });
});

describe("fairness", () => {
  test("a long queue of one organization stands behind the first event of every other", async () => {
    const slow = await startReceiver(() => undefined);
    const quick = await startReceiver();
    const [busy, other] = [await place(slow.url), await place(quick.url)];
    const amount = size(300, 10_000);
    await api.owner.query(
      `INSERT INTO webhook_delivery (org_id, id, webhook_id, event_id, event, body, due_at)
       SELECT $1, gen_random_uuid(), $2, 'evt_' || n, 'workspace.renamed', '{}', now() - interval '1 hour'
       FROM generate_series(1, $3) n`,
      [busy.org, busy.webhook, amount],
    );
    await rename(other, "Not delayed");
    // One round: a few of the queue, and the other's, although all of the queue is older.
    const pieces = await worker.claim();
    const { rows } = await api.owner.query<{ org_id: string; leased: number }>(
      "SELECT org_id, count(*)::int AS leased FROM webhook_delivery WHERE leased_until > now() GROUP BY org_id",
    );
    expect(new Map(rows.map(({ org_id, leased }) => [org_id, leased]))).toEqual(
      new Map([
        [busy.org, 4],
        [other.org, 1],
      ]),
    );
    expect(pieces).toHaveLength(5);
    const running = pieces.map((piece) => piece());
    await expect.poll(() => quick.received.length).toBe(1);
    // While these are on their way, nothing more of the queue is claimed, by any process, and the other's next one is.
    await rename(other, "Not delayed either");
    const next = await worker.claim();
    expect(next).toHaveLength(1);
    await next[0]?.();
    expect(quick.received).toHaveLength(2);
    await busy.owner.client.webhooks.delete.mutate({ workspace: busy.workspace, webhook: busy.webhook });
    await Promise.allSettled(running);
  });
});
