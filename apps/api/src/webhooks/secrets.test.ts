import { Event } from "@bailiwick/contracts";
import { beginRotation, resealSecrets } from "@bailiwick/db";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { createWebhook, placeOnPlan, startReceiver, workerOf } from "../outbox/webhook-testing.ts";
import { startApi, type TestPerson } from "../testing/api.ts";

const api = await startApi();
const worker = workerOf(api);

const rename = (person: TestPerson, workspace: string, name: string) =>
  person.client.workspaces.rename.mutate({ workspace, name });

describe("the secret", () => {
  test("is in one answer, and then in no list, log, table or answer", async () => {
    const { as, workspace, org } = await placeOnPlan(api);
    const { webhook, secret } = await createWebhook(as("owner"), workspace);
    const bare = secret.slice("whsec_".length);
    const { rows } = await api.owner.query<{ everything: string }>(
      `SELECT concat((SELECT json_agg(h) FROM webhook h), (SELECT json_agg(d) FROM webhook_delivery d),
         (SELECT json_agg(i) FROM idempotency i), (SELECT json_agg(a) FROM audit_entry a WHERE org_id = $1),
         (SELECT json_agg(o) FROM outbox o)) AS everything`,
      [org],
    );
    expect(rows[0]?.everything).toContain(webhook.id);
    for (const text of [
      rows[0]?.everything,
      JSON.stringify(await as("owner").client.webhooks.list.query({ workspace })),
    ])
      expect(text).not.toContain(bare);
    // Nor does the log have the address, which can be a secret of the receiver.
    const { items } = await as("owner").client.audit.list.query({ workspace });
    expect(JSON.stringify(items)).not.toContain("token=0123456789");
  });

  test("is rotated with an overlap, in which both sign", async () => {
    const { as, workspace } = await placeOnPlan(api);
    const { url, received } = await startReceiver();
    const { webhook, secret: first } = await createWebhook(as("owner"), workspace, { url });
    const rotate = (overlapHours?: number) =>
      as("owner").client.webhooks.rotateSecret.mutate({
        workspace,
        webhook: webhook.id,
        ...(overlapHours === undefined ? {} : { overlapHours }),
      });
    const { secret: second, webhook: rotated } = await rotate();
    expect(rotated.secrets.map(({ expiresAt }) => expiresAt === null)).toEqual([true, false]);
    const sent = async () => {
      await rename(as("owner"), workspace, `Renamed ${received.length}`);
      await worker.drain();
      const { body, headers } = received.at(-1) ?? { body: "", headers: {} };
      return [first, second].map((each) => {
        try {
          return new Webhook(each).verify(body, headers) !== null;
        } catch {
          return false;
        }
      });
    };
    expect(await sent()).toEqual([true, true]);
    await api.owner.query(
      `UPDATE webhook SET secrets = (SELECT jsonb_object_agg(key, CASE WHEN value ->> 'expiresAt' IS NULL THEN value
         ELSE value || '{"expiresAt": "2020-01-01T00:00:00.000Z"}' END) FROM jsonb_each(secrets)) WHERE id = $1`,
      [webhook.id],
    );
    expect(await sent()).toEqual([false, true]);
    const { webhook: again } = await rotate(0);
    expect(again.secrets).toHaveLength(1);
    expect(await sent()).toEqual([false, false]);
  });
});

test("a test event is signed and shaped like any other", async () => {
  const { as, workspace } = await placeOnPlan(api);
  const { url, received } = await startReceiver();
  const { webhook, secret } = await createWebhook(as("owner"), workspace, { url });
  const delivery = await as("owner").client.webhooks.test.mutate({ workspace, webhook: webhook.id });
  await worker.drain();
  const [{ body, headers }] = received as [(typeof received)[0]];
  expect(Event.parse(new Webhook(secret).verify(body, headers))).toMatchObject({
    type: "webhook.test",
    data: { id: delivery.eventId, sequence: null, actor: { name: as("owner").name } },
  });
});

test("a rotation of the instance's key of secrets includes those of webhooks", async () => {
  const { as, workspace } = await placeOnPlan(api);
  const { url, received } = await startReceiver();
  const { webhook, secret } = await createWebhook(as("owner"), workspace, { url });
  const version = await beginRotation(api.owner);
  const parts = { pool: worker.pool, instanceSecret: api.database.secret, tell: () => undefined };
  expect(await resealSecrets(parts)).toBe(0);
  const { rows } = await api.owner.query(
    "SELECT DISTINCT (value ->> 'version')::int AS version FROM webhook, jsonb_each(secrets) WHERE id = $1",
    [webhook.id],
  );
  expect(rows).toEqual([{ version }]);
  await rename(as("owner"), workspace, "After the rotation");
  await worker.drain();
  const [{ body, headers }] = received as [(typeof received)[0]];
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: "workspace.renamed" });
});
