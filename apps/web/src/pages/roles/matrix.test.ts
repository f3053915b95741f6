import {
  aiGovernance,
  aiTracing,
  type Blueprint,
  blueprints,
  complianceOps,
  type Permission,
} from "@bailiwick/domain";
import { expect, test } from "vitest";
import { listed } from "./listed.fixture.ts";
import { byPlatform, holds, matrixGroups, usedPermissions } from "./matrix.ts";

const names = (rows: readonly Permission[]) => rows.map(({ name }) => name);
const rowsOf = (blueprint: Blueprint) =>
  matrixGroups(blueprint, listed(blueprint)).flatMap(({ rows }) => rows);

test("every permission that a role holds is a row, plus the platform admin's, and no other", () => {
  for (const blueprint of Object.values(blueprints)) {
    const held = usedPermissions(blueprint, listed(blueprint));
    const rows = rowsOf(blueprint);
    expect(rows).toEqual(expect.arrayContaining(held));
    expect(names(rows.filter((row) => !held.includes(row) && !byPlatform(blueprint, row)))).toEqual([]);
  }
});

test("a standalone workspace has the organization's permissions, too", () => {
  const [workspace, organization] = matrixGroups(complianceOps, listed(complianceOps));
  expect(workspace?.level).toBe("workspace");
  expect(names(organization?.rows ?? [])).toEqual(expect.arrayContaining(["team:create", "plan:change"]));
});

test("permissions that no one can have are not rows, and those of the platform admin only are marked", () => {
  const slug = rowsOf(complianceOps).find((row) => row.name === "workspace:change_slug");
  expect(slug !== undefined && byPlatform(complianceOps, slug)).toBe(true);
  expect(names(usedPermissions(complianceOps, listed(complianceOps)))).not.toContain("workspace:change_slug");
  expect(names(rowsOf(aiGovernance))).not.toContain("workspace:delete");
});

test("a custom role counts like any other", () => {
  expect(usedPermissions(aiTracing, [])).toEqual([]);
  expect(names(usedPermissions(aiTracing, [{ permissions: ["trace:read"] }]))).toEqual(["trace:read"]);
});

test("a cell shows what the role holds", () => {
  const [owner] = listed(complianceOps);
  const row = rowsOf(complianceOps).find(({ name }) => name === "member:make_owner");
  expect(owner !== undefined && row !== undefined && holds(owner, row)).toBe(true);
});
