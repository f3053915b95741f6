import { aiGovernance, complianceOps, permissionSet, permissionsOf } from "@bailiwick/domain";
import { expect, test } from "vitest";
import type { Me, OrganizationSummary } from "../../access.ts";
import { placesFor } from "./places.ts";

const me: Me = {
  user: {
    id: "0199a000-0000-7000-8000-000000000001",
    name: "Person",
    email: "person@a.example",
    emailVerified: true,
  },
  platformAdmin: false,
  landing: null,
};

function labs(role: string): OrganizationSummary {
  return {
    id: "0199a000-0000-7000-8000-000000000003",
    slug: "labs",
    name: "Labs",
    blueprint: aiGovernance.key,
    state: "active",
    role,
    permissions: permissionSet.names(permissionsOf(aiGovernance, role, null)),
  };
}

const offered = [aiGovernance.key, complianceOps.key];

test("the instance's default kind comes first among those offered", () => {
  const places = placesFor(me, [], offered, complianceOps.key);
  expect(places.map(({ key }) => key)).toEqual([complianceOps.key, aiGovernance.key]);
});

test("who creates workspaces in an organization is offered to, first of all", () => {
  const [first] = placesFor(me, [labs("tenant_admin")], offered, complianceOps.key);
  expect(first).toMatchObject({ key: "labs", decision: { allowed: true } });
});

test("who may not is told who may, last of all", () => {
  const last = placesFor(me, [labs("tenant_member")], offered, complianceOps.key).at(-1);
  expect(last).toMatchObject({
    key: "labs",
    decision: { allowed: false, message: "Only a tenant admin can create workspaces." },
  });
});
