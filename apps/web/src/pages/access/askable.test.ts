import { aiGovernance, complianceOps, makeRole, noRoles } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { askable, asTitle } from "./askable.ts";

test("permissions that no role here has are not offered", () => {
  const names = askable(complianceOps.roles, complianceOps).flatMap(({ rows }) =>
    rows.map(({ name }) => name),
  );
  expect(names).toContain("member:add");
  expect(names).not.toContain("organization_member:add");
  expect(names).not.toContain("platform:read");
  expect(askable(noRoles, complianceOps)).toEqual([]);
});

test("workspace permissions come before organization permissions", () => {
  expect(askable(aiGovernance.roles, aiGovernance).map(({ level }) => level)).toEqual([
    "workspace",
    "organization",
  ]);
});

test("a standalone workspace has one list that includes its teams and its plan", () => {
  const [group, ...others] = askable(complianceOps.roles, complianceOps);
  expect(others).toEqual([]);
  expect(group?.rows.map(({ name }) => name)).toContain("plan:change");
});

test("a custom role's permissions can be asked about", () => {
  const auditor = makeRole(
    {
      key: "auditor",
      name: "Auditor",
      description: "",
      rank: 1,
      permissions: ["audit:read"],
    },
    complianceOps.catalogue,
  );
  const [group] = askable({ organization: [], workspace: [auditor] }, complianceOps);
  expect(group?.rows.map(asTitle)).toEqual(["Read and verify the audit log of the workspace"]);
});
