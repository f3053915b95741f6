import { machineFleet } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { startApi, type TestPerson } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";
import { connected } from "./testing.ts";

const api = await startApi();
const preview = ({ client }: TestPerson, workspace: string) =>
  client.access.preview.mutate({ act: "workspaces.requestDeletion", input: { workspace } });

test("[C40] before a workspace is deleted, its owner is told how many machines lose their registration and when", async () => {
  const { founder, workspace } = await staffed(api, "machine-fleet");
  expect((await preview(founder, workspace)).registrations).toBeNull();
  for (const hostname of ["a", "b"]) await connected(api, founder, workspace, { hostname });
  const before = Date.now();
  const { registrations } = await preview(founder, workspace);
  expect(registrations?.kinds).toEqual([{ kind: "machine", amount: 2 }]);
  const hours = (Date.parse(registrations?.at ?? "") - before) / 3_600_000;
  expect(Math.round(hours)).toBe(machineFleet.deletion?.windowHours);
  // Nothing happened: they report on.
  const { items } = await founder.client.resources.list.query({ workspace, kind: "machine" });
  expect(items).toHaveLength(2);
});

test("other workspaces have nothing that registers itself", async () => {
  const { founder, workspace } = await staffed(api, "compliance-ops");
  expect((await preview(founder, workspace)).registrations).toBeNull();
});
