import { aiGovernance, complianceOps } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { byPlatform, holds, matrixGroups, matrixRoles } from "./matrix.ts";

test("a flat blueprint shows no organization", () => {
  expect(matrixGroups(complianceOps).map(({ level }) => level)).toEqual(["workspace"]);
  expect(matrixRoles(complianceOps).map(({ role }) => role.key)).toEqual([
    "owner",
    "admin",
    "member",
    "viewer",
  ]);
});

test("every permission that a role holds is a row", () => {
  for (const blueprint of [complianceOps, aiGovernance]) {
    const rows = matrixGroups(blueprint).flatMap((group) => group.rows.map((row) => row.name));
    const held = new Set(matrixRoles(blueprint).flatMap(({ role }) => role.permissions));
    expect([...held].filter((name) => !rows.includes(name))).toEqual([]);
  }
});

test("what nobody can ever do is no row, and what only the platform admin does is marked", () => {
  const rows = matrixGroups(complianceOps).flatMap((group) => group.rows);
  const slug = rows.find((row) => row.name === "workspace:change_slug");
  expect(slug !== undefined && byPlatform(complianceOps, slug)).toBe(true);
  expect(
    matrixGroups(aiGovernance)
      .flatMap((group) => group.rows)
      .some((row) => row.name === "workspace:delete"),
  ).toBe(false);
});

test("a cell says what the role holds", () => {
  const [owner] = matrixRoles(complianceOps);
  const row = matrixGroups(complianceOps)[0]?.rows.find(({ name }) => name === "member:make_owner");
  expect(owner !== undefined && row !== undefined && holds(owner.role, row)).toBe(true);
});
