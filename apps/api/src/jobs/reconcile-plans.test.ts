import { expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { run } from "../testing/process.ts";
import { staffed } from "../testing/tenants.ts";

const api = await startApi();

test("[V40] a running server applies the features of a new plan within 30 seconds", async () => {
  const { founder, slug: organization } = await staffed(api, "compliance-ops");
  await run(api.database).address();
  const inForce = async () => {
    const { features } = await founder.client.organizations.plan.query({ organization });
    return features.filter((feature) => feature.inForce).map(({ name }) => name);
  };
  expect(await inForce()).toEqual([]);
  await founder.client.organizations.changePlan.mutate({ organization, plan: "pro" });
  await expect.poll(inForce).toEqual(["integrations"]);
});
