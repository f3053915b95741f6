import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { workerOf } from "../runs/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { found, staffed } from "../testing/tenants.ts";
import { create, findings, security, titles } from "./testing.ts";

const api = await startApi();

/** Which of the workspace's roles succeed; the others are refused for want of a permission. */
async function ableTo(
  { as }: Pick<Awaited<ReturnType<typeof security>>, "as">,
  act: (person: ReturnType<typeof as>) => Promise<unknown>,
): Promise<string[]> {
  const able: string[] = [];
  for (const role of ["admin", "editor", "viewer"]) {
    const refusal = await act(as(role)).then(
      () => null,
      (error: unknown) => errorOf(Promise.reject(error)),
    );
    if (refusal === null) able.push(role);
    else expect(refusal).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
  }
  return able;
}

describe("the duties of a workspace's people", () => {
  test("[S19][S20] everyone views and exports findings", async () => {
    const tenant = await security(api);
    const { workspace, admin } = tenant;
    const { id } = await tenant.connector();
    await findings(admin, workspace, id, "report.csv");
    const where = { workspace, kind: "finding" };
    const views = await ableTo(tenant, async ({ client }) => {
      expect((await client.resources.list.query(where)).items).toHaveLength(1);
    });
    const exports = await ableTo(tenant, async ({ client }) => {
      const { rows, ticket } = await client.resources.export.mutate({ ...where, format: "csv" });
      const { text } = await client.resources.exportPage.query({ ...where, ticket });
      expect([rows, text.includes("report.csv")]).toEqual([1, true]);
    });
    expect([views, exports]).toEqual([
      ["admin", "editor", "viewer"],
      ["admin", "editor", "viewer"],
    ]);
  });

  test("[S22][S23] admins and editors keep classifiers and policies", async () => {
    const tenant = await security(api);
    const { workspace } = tenant;
    const fields = {
      classifier: { name: "", pattern: "\\d{16}", severity: "high" },
      policy: { name: "", severity: "high", act: "alert" },
    };
    for (const kind of ["classifier", "policy"] as const) {
      const able = await ableTo(tenant, async (person) => {
        const name = randomUUID();
        const { id } = await create(person, workspace, kind, { ...fields[kind], name });
        const change = { workspace, kind, id, fields: { name: `${name} edited` } };
        expect((await person.client.resources.update.mutate(change)).title).toBe(`${name} edited`);
      });
      expect([kind, able]).toEqual([kind, ["admin", "editor"]]);
    }
  });

  test("[S24] admins alone add and remove connectors", async () => {
    const tenant = await security(api);
    const { workspace } = tenant;
    const adds = await ableTo(tenant, (person) =>
      create(person, workspace, "connector", { name: randomUUID(), type: "s3" }),
    );
    const removes = await ableTo(tenant, async ({ client }) => {
      const { id } = await tenant.connector(randomUUID());
      await client.resources.delete.mutate({ workspace, kind: "connector", id });
    });
    expect([adds, removes]).toEqual([["admin"], ["admin"]]);
  });
});

describe("what a workspace is a boundary of", () => {
  test("[S2][S4] a connector is in one workspace at a time, and its findings are where it is", async () => {
    const tenant = await security(api);
    const { workspace, staging, admin } = tenant;
    const { id } = await tenant.connector();
    await findings(admin, workspace, id, "report.csv");
    const places = async () =>
      Promise.all(
        [workspace, staging].map(async (at) => {
          const { items } = await admin.client.resources.list.query({ workspace: at, kind: "finding" });
          return [(await titles(admin, at, "connector")).length, items.length];
        }),
      );
    expect(await places()).toEqual([
      [1, 1],
      [0, 0],
    ]);
    // A finding of another workspace's connector can't be recorded.
    expect(await errorOf(findings(admin, staging, id, "other.csv"))).toMatchObject({
      reason: "wrong_parent",
    });
    const move = { workspace, kind: "connector", id, to: staging, confirmation: "Customer data" };
    await admin.client.resources.move.mutate(move);
    expect(await places()).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  test("[S3] a scan runs in its workspace: by that one's workers, and on that one's quota", async () => {
    const tenant = await security(api);
    const { workspace, staging, admin } = tenant;
    const { id } = await tenant.connector();
    const scan = await create(admin, workspace, "scan", {}, id);
    const claimAt = async (at: string) => {
      const worker = await workerOf(api, admin, at, ["scan:read", "scan:work"]);
      return (await worker.runs.claim.mutate({ workspace: at, kind: "scan" })).run;
    };
    expect(await claimAt(staging)).toBeNull();
    expect(await claimAt(workspace)).toMatchObject({ resource: { id: scan.id } });
    const reserved = async (at: string) => {
      const { items } = await admin.client.quotas.list.query({ workspace: at });
      return items.find(({ meter }) => meter === "scans")?.workspace?.reserved ?? 0;
    };
    expect([await reserved(workspace), await reserved(staging)]).toEqual([1, 0]);
  });
});

test("[P2] a workspace groups projects, each in one; another workspace has its own", async () => {
  const { as, workspace, org: organization, founder } = await staffed(api, "ai-tracing");
  const owner = as("owner");
  await create(owner, workspace, "project", { name: "Assistant" });
  await create(owner, workspace, "project", { name: "Search" });
  await founder.client.organizations.changePlan.mutate({ organization, plan: "pro" });
  const { id: other } = await founder.client.workspaces.create.mutate({
    organization,
    name: "Clients",
    slug: "clients",
  });
  await create(founder, other, "project", { name: "Assistant" });
  expect((await titles(owner, workspace, "project")).toSorted()).toEqual(["Assistant", "Search"]);
  expect(await titles(founder, other, "project")).toEqual(["Assistant"]);
  const elsewhere = await found(api, await api.person("Else"), "ai-tracing");
  expect(await errorOf(titles(owner, elsewhere.workspace, "project"))).toMatchObject({ code: "NOT_FOUND" });
});
