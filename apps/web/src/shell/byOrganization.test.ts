import { aiGovernance, complianceOps } from "@bailiwick/domain";
import { expect, test } from "vitest";
import type { MyWorkspace } from "../access.ts";
import { byOrganization } from "./byOrganization.ts";

function workspace(name: string, organization: string, blueprint: string): MyWorkspace {
  return {
    id: name,
    slug: name,
    name,
    description: "",
    state: "active",
    isDefault: false,
    role: null,
    roleName: null,
    permissions: null,
    purgeAfter: null,
    organization: { id: organization, slug: organization, name: organization, blueprint },
  };
}

test("workspaces are grouped by organization, and flat ones, whose organization is hidden, come first", () => {
  const sections = byOrganization([
    workspace("production", "labs", aiGovernance.key),
    workspace("payments", "payments", complianceOps.key),
    workspace("staging", "labs", aiGovernance.key),
  ]);
  expect(
    sections.map(({ organization, workspaces }) => [organization, workspaces.map(({ name }) => name)]),
  ).toEqual([
    [null, ["payments"]],
    ["labs", ["production", "staging"]],
  ]);
});

test("without workspaces there is no section", () => {
  expect(byOrganization([])).toEqual([]);
});
