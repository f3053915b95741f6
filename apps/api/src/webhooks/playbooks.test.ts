import { expect, test } from "vitest";
import { createWebhook, placeOnPlan, startReceiver, workerOf } from "../outbox/webhook-testing.ts";
import { create } from "../resources/testing.ts";
import { startApi } from "../testing/api.ts";

const api = await startApi();
const worker = workerOf(api);

test("[V10] an opened incident arrives at a webhook, in Slack, and as mail to the members of a role", async () => {
  const { as, workspace, slug } = await placeOnPlan(api);
  const owner = as("owner");
  const [hook, slack] = [await startReceiver(), await startReceiver()];
  await owner.client.settings.update.mutate({
    workspace,
    key: "playbooks",
    value: [{ name: "Tell the admins", trigger: "created:incident", roles: "admin" }],
  });
  await createWebhook(owner, workspace, { url: hook.url, events: ["playbook.ran:incident"] });
  await owner.client.webhooks.connectSlack.mutate({
    workspace,
    name: "#incidents",
    topic: "playbooks",
    url: slack.url,
  });
  const { id } = await create(as("member"), workspace, "incident", {
    summary: "Payments fail",
    severity: "high",
  });
  await worker.drain();

  expect(hook.received.map(({ body }) => JSON.parse(body))).toMatchObject([
    {
      type: "playbook.ran",
      data: {
        target: { kind: "incident", id, name: "Payments fail" },
        after: { playbook: "Tell the admins", people: 1 },
      },
    },
  ]);
  expect(slack.received.map(({ body }) => (JSON.parse(body) as { text: string }).text)).toEqual([
    "The system ran the playbook Tell the admins for Incident Payments fail (people notified: 1).",
  ]);
  expect(slack.received[0]?.body).toContain(`/ws/${slug}/resources/incident/${id}|View in Bailiwick>`);
  const { rows } = await api.owner.query(
    "SELECT recipient FROM outbox WHERE payload ->> 'about' = 'playbook' AND workspace_id = $1",
    [workspace],
  );
  expect(rows).toEqual([{ recipient: as("admin").email }]);
});
