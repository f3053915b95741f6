import { expect, test } from "vitest";
import { workerOf } from "../runs/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";
import { act, create } from "./testing.ts";

const api = await startApi();

const newYear = { name: "New year", starts: "2027-12-24T00:00:00Z", ends: "2028-01-02T00:00:00Z" };
const inside = { window_starts: "2027-12-31T20:00:00Z", window_ends: "2027-12-31T22:00:00Z" };
const before = { window_starts: "2027-12-23T22:00:00Z", window_ends: "2027-12-24T00:00:00Z" };
const frozen = {
  code: "INVALID",
  reason: "window_frozen",
  path: "fields.window_starts",
  message: "This overlaps the freeze window “New year”. Choose another time.",
};

const freeze = (tenant: Awaited<ReturnType<typeof staffed>>, ...windows: (typeof newYear)[]) =>
  tenant.founder.client.settings.update.mutate({
    workspace: tenant.workspace,
    key: "freeze_windows",
    value: windows,
  });

test("[V9] a change can't be planned for a freeze window, which is named, when it is created or edited", async () => {
  const tenant = await staffed(api, "compliance-ops");
  const { workspace, as } = tenant;
  await create(as("member"), workspace, "change", { summary: "Without a freeze", ...inside });
  await freeze(tenant, newYear);
  expect(
    await errorOf(create(as("member"), workspace, "change", { summary: "Split the ledger", ...inside })),
  ).toMatchObject(frozen);
  const { id } = await create(as("member"), workspace, "change", { summary: "Split the ledger", ...before });
  const edit = (fields: Record<string, string>) =>
    as("member").client.resources.update.mutate({ workspace, kind: "change", id, fields });
  expect(await errorOf(edit(inside))).toMatchObject(frozen);
  // What touches none of the two is no new plan.
  await edit({ summary: "Split the ledger in two" });
  expect(await errorOf(edit({ window_ends: "2027-12-24T00:00:01Z" }))).toMatchObject(frozen);
});

test("[V9] a freeze window that came later refuses the submission and the approval", async () => {
  const tenant = await staffed(api, "compliance-ops");
  const { workspace, as } = tenant;
  const { id } = await create(as("member"), workspace, "change", { summary: "Split the ledger", ...inside });
  const step = (action: string) => act(as("owner"), workspace, "change", id, action);
  await freeze(tenant, newYear);
  expect(await errorOf(step("submit"))).toMatchObject(frozen);
  await freeze(tenant);
  await step("submit");
  await freeze(tenant, newYear);
  expect(await errorOf(step("approve"))).toMatchObject(frozen);
  await freeze(tenant);
  expect(await step("approve")).toMatchObject({ state: "approved" });
});

test("a window that ends before it starts is refused, of a change and of the calendar", async () => {
  const tenant = await staffed(api, "compliance-ops");
  const backwards = { window_starts: inside.window_ends, window_ends: inside.window_starts };
  const wrong = create(tenant.as("member"), tenant.workspace, "change", { summary: "Back", ...backwards });
  expect(await errorOf(wrong)).toMatchObject({
    code: "INVALID",
    reason: "window_backwards",
    path: "fields.window_ends",
  });
  const { starts, ends } = newYear;
  expect(await errorOf(freeze(tenant, { name: "Back", starts: ends, ends: starts }))).toMatchObject({
    reason: "window_backwards",
    path: "value.0.ends",
  });
});

test("a key that can't read the settings is bound by the freeze windows, too", async () => {
  const tenant = await staffed(api, "compliance-ops");
  const { workspace, founder } = tenant;
  await freeze(tenant, newYear);
  const key = await workerOf(api, founder, workspace, ["change:read", "change:create"]);
  const made = key.resources.create.mutate({
    workspace,
    kind: "change",
    fields: { summary: "Roll out", ...inside },
  });
  expect(await errorOf(made)).toMatchObject(frozen);
});
