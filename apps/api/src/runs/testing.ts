import type { PermissionName } from "@bailiwick/domain";
import { create } from "../resources/testing.ts";
import type { TestApi, TestPerson } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";

/** An organization of data-security with a connector, and a key for a worker. */
export async function withConnector(api: TestApi) {
  const staff = await staffed(api, "data-security");
  const { workspace } = staff;
  const admin = staff.as("admin");
  const connector = await create(admin, workspace, "connector", { name: "Files", type: "s3" });
  const worker = await workerOf(api, admin, workspace, ["scan:read", "scan:work"]);
  const scan = (by: TestPerson = staff.as("editor")) => create(by, workspace, "scan", {}, connector.id);
  return { ...staff, admin, connector: connector.id, worker, scan };
}

/** A client with a new key of the workspace that has these scopes. */
export async function workerOf(
  api: TestApi,
  { client }: Pick<TestPerson, "client">,
  workspace: string,
  scopes: PermissionName[],
) {
  return api.client((await client.keys.issue.mutate({ workspace, name: "Worker", scopes })).text);
}

/** Ends the leases of all runs of the workspace, as time would. */
export async function loseLeases({ owner }: TestApi, workspace: string): Promise<void> {
  await owner.query(
    "UPDATE run SET leased_until = now() - interval '1 second' WHERE place = $1 AND state = 'running'",
    [workspace],
  );
}
