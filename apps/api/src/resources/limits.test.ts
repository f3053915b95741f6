import { expect, test } from "vitest";
import { errorOf, startApi, type TestApi, type TestPerson } from "../testing/api.ts";
import { queue, withoutTheLock } from "../testing/race.ts";
import { staffed } from "../testing/tenants.ts";
import { create } from "./testing.ts";

/*
 * Monitored hosts: the plan limits the distinct hosts of a workspace's certificates. The race is real, as in plans/races.test.ts:
 * both callers are seen to wait for the organization's lock, and a database without it shows that the lock is the reason.
 */

const api = await startApi();
const unlocked = await startApi();
await withoutTheLock(unlocked);

const certificate = (by: TestPerson, workspace: string, host: string) =>
  create(by, workspace, "certificate", { host, valid_until: "2030-01-01" });

/** A workspace on the free plan, with certificates of so many hosts. */
async function monitoring(at: TestApi, hosts: number) {
  const tenant = await staffed(at, "compliance-ops");
  const ids: string[] = [];
  for (let n = 0; n < hosts; n += 1) {
    ids.push((await certificate(tenant.founder, tenant.workspace, `h${n}.example`)).id);
  }
  const rename = (id: string | undefined, host: string) =>
    tenant.founder.client.resources.update.mutate({
      workspace: tenant.workspace,
      kind: "certificate",
      id: id ?? "",
      fields: { host },
    });
  const used = async () => {
    const plan = await tenant.as("viewer").client.organizations.plan.query({ organization: tenant.slug });
    return plan.usage.find(({ limit }) => limit === "monitoredHosts");
  };
  return { ...tenant, ids, rename, used };
}

const full = {
  code: "LIMIT_REACHED",
  reason: "limit_reached",
  path: "fields.host",
  message: "10 monitored hosts limit reached",
};

test("[V14][V28] the plan limits a workspace's monitored hosts, and the plan page says how many there are", async () => {
  const { workspace, founder, ids, rename, used } = await monitoring(api, 10);
  expect(await used()).toMatchObject({ used: 10, workspace: { id: workspace } });
  expect(await errorOf(certificate(founder, workspace, "more.example"))).toMatchObject(full);
  // A second certificate of a host is no further host; then the first can't get another one.
  await certificate(founder, workspace, "h0.example");
  expect(await errorOf(rename(ids[0], "more.example"))).toMatchObject(full);
  // The only certificate of a host can: there are no more hosts than before.
  await rename(ids[1], "more.example");
  expect(await used()).toMatchObject({ used: 10 });
  const theirs = await monitoring(api, 1);
  expect(await theirs.used()).toMatchObject({ used: 1 });
});

test("[V28] after a downgrade the hosts that are over the limit stay, and no further one comes in", async () => {
  const { workspace, slug: organization, founder, ids, rename, used } = await monitoring(api, 10);
  const choose = (plan: string) => founder.client.organizations.changePlan.mutate({ organization, plan });
  await choose("starter");
  await certificate(founder, workspace, "h10.example");
  await certificate(founder, workspace, "h11.example");
  await choose("free");
  expect(await used()).toMatchObject({ used: 12 });
  expect(await errorOf(certificate(founder, workspace, "more.example"))).toMatchObject(full);
  await rename(ids[3], "renamed.example");
  expect(await used()).toMatchObject({ used: 12 });
});

/** Two people add a certificate where there is room for one more host. */
async function last(at: TestApi, table: "organization" | "audit_head") {
  const { workspace, org, founder, as, used } = await monitoring(at, 9);
  const ended = await queue(at, { table, org }, [
    () => certificate(founder, workspace, "one.example"),
    () => certificate(as("member"), workspace, "two.example"),
  ]);
  return { ended: ended.map((end) => end?.reason ?? "done"), used: (await used())?.used };
}

test("[V28] of two who monitor the last host concurrently one does", async () => {
  expect(await last(api, "organization")).toEqual({ ended: ["done", "limit_reached"], used: 10 });
});

test("without the lock both do, and there is one too many", async () => {
  expect(await last(unlocked, "audit_head")).toEqual({ ended: ["done", "done"], used: 11 });
});
