import { expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";
import { create } from "./testing.ts";

const api = await startApi();

test("a resource comes with the names of what it refers to, and a list has them for each", async () => {
  const { as, workspace } = await staffed(api, "compliance-ops");
  const [admin, viewer] = [as("admin"), as("viewer")];
  const service = await create(admin, workspace, "service", { name: "Checkout", owner: viewer.id });
  expect(service.names).toEqual({ [viewer.id]: viewer.name });
  const change = await create(admin, workspace, "change", { summary: "Renew", service: service.id });
  expect(change.names).toEqual({ [service.id]: "Checkout" });
  await create(admin, workspace, "change", { summary: "Alone" });

  const { items } = await viewer.client.resources.list.query({ workspace, kind: "change", sort: "summary" });
  expect(items.map(({ title, names }) => [title, names])).toEqual([
    ["Alone", {}],
    ["Renew", { [service.id]: "Checkout" }],
  ]);
  const renamed = await admin.client.resources.update.mutate({
    workspace,
    kind: "service",
    id: service.id,
    fields: { name: "Cart" },
  });
  expect(renamed.names).toEqual({ [viewer.id]: viewer.name });
  const where = { workspace, kind: "change", id: change.id };
  expect((await viewer.client.resources.get.query(where)).names).toEqual({ [service.id]: "Cart" });
});

test("a person who has left is not named any longer", async () => {
  const { as, workspace } = await staffed(api, "compliance-ops");
  const [admin, viewer] = [as("admin"), as("viewer")];
  const { id } = await create(admin, workspace, "service", { name: "Checkout", owner: viewer.id });
  await admin.client.members.remove.mutate({ workspace, userId: viewer.id });
  const left = await admin.client.resources.get.query({ workspace, kind: "service", id });
  expect([left.fields.owner, left.names]).toEqual([viewer.id, {}]);
});
