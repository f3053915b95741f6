import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { reconcilePlans } from "../jobs/reconcile-plans.ts";
import { placeWithWebhook, rename, startReceiver, workerOf } from "../outbox/webhook-testing.ts";
import { platformAdmin } from "../platform/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { newest } from "../testing/tenants.ts";

const api = await startApi();
const worker = workerOf(api);
const jobs = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
afterAll(() => jobs.end());

test("[V63] a plan without integrations turns them off, and one with them on again", async () => {
  const { url, received } = await startReceiver();
  const at = await placeWithWebhook(api, url);
  const { owner, workspace, webhook, org } = at;
  const change = async (plan: string) => {
    await owner.client.organizations.changePlan.mutate({ organization: org, plan });
    await reconcilePlans(jobs, "saas", () => undefined);
  };
  const stopped = async () => (await owner.client.webhooks.get.query({ workspace, webhook })).stopped;
  // As the plan before was applied.
  await change("pro");
  await change("free");
  expect(await stopped()).toBe("plan");
  expect((await newest(api, at))[0]).toMatchObject({ action: "webhook.disabled", after: { reason: "plan" } });
  await rename(at, "Not told");
  await worker.drain();
  expect(received).toEqual([]);
  const enable = owner.client.webhooks.enable.mutate({ workspace, webhook });
  expect(await errorOf(enable)).toMatchObject({ reason: "plan_required" });
  await change("starter");
  expect(await stopped()).toBeNull();
  await rename(at, "Told again");
  await worker.drain();
  expect(received).toHaveLength(1);
});

test("the state of the instance's work has the last answer to a webhook that fails", async () => {
  const { url } = await startReceiver((_, response) => response.writeHead(503).end());
  const at = await placeWithWebhook(api, url);
  await rename(at, "First");
  await worker.drain();
  const platform = await platformAdmin(api);
  const { work } = await platform.client.platform.instance.query();
  expect(work.find(({ name }) => name === "webhooks")).toMatchObject({ failing: 1, lastError: "503" });
});
