import { blueprint, type PermissionName } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";

const api = await startApi();

test("[C21] scopes are named as people think of machines, commands, files, schedules and the agent", async () => {
  const { founder, workspace } = await staffed(api, "machine-fleet");
  const issue = async (...scopes: PermissionName[]) => {
    const { key, text } = await founder.client.keys.issue.mutate({ workspace, name: "Deploy", scopes });
    return { scopes: key.scopes, program: api.client(text).resources };
  };
  const names: PermissionName[] = [
    "machines:read",
    "machines:write",
    "commands:execute",
    "files:read",
    "files:write",
    "schedules:manage",
  ];
  const groups = blueprint("machine-fleet").scopeGroups ?? [];
  expect(groups.map(({ key }) => key)).toEqual(names);
  for (const { key, scopes } of groups)
    expect((await issue(key as PermissionName)).scopes.toSorted(), key).toEqual([...scopes].toSorted());
  expect((await issue("agent:invoke")).scopes).toEqual(["agent:invoke"]);

  const missing = { reason: "missing_permission" };
  const reader = (await issue("machines:read")).program;
  const writer = (await issue("machines:write")).program;
  const machine = { workspace, kind: "machine", fields: { name: "host-1" } };
  expect((await reader.list.query({ workspace, kind: "machine" })).items).toEqual([]);
  expect(await errorOf(reader.create.mutate(machine))).toMatchObject(missing);
  const { id } = await writer.create.mutate(machine);
  const fileOn = (path: string) => ({ workspace, kind: "file", parent: id, fields: { path } });
  const list = { workspace, kind: "file", parent: id };
  expect(await errorOf(writer.list.query(list))).toMatchObject(missing);
  const files = (await issue("files:read")).program;
  expect((await files.list.query(list)).items).toEqual([]);
  expect(await errorOf(files.create.mutate(fileOn("/etc/motd")))).toMatchObject(missing);
  const both = (await issue("files:write", "machines:read")).program;
  await both.create.mutate(fileOn("/etc/motd"));
  expect(await errorOf(both.create.mutate(machine))).toMatchObject(missing);
  // A name of another blueprint, or of none, is no scope.
  const unknown = issue("machines:own");
  expect(await errorOf(unknown)).toMatchObject({ reason: "unknown_permission", path: "scopes" });
  const other = await staffed(api, "compliance-ops");
  const elsewhere = other.founder.client.keys.issue.mutate({
    workspace: other.workspace,
    name: "Deploy",
    scopes: ["machines:read"],
  });
  expect(await errorOf(elsewhere)).toMatchObject({ reason: "unknown_permission", path: "scopes" });
});
