import {
  aiGovernance,
  aiTracing,
  complianceOps,
  dataSecurity,
  permissionSet,
  permissionsOf,
} from "@bailiwick/domain";
import { expect, test } from "vitest";
import type { Me, OrganizationSummary } from "../../access.ts";
import { placesFor } from "./places.ts";

const me: Me = {
  user: {
    id: "0199a000-0000-7000-8000-000000000001",
    name: "Person",
    email: "person@a.example",
    emailVerified: true,
    picture: null,
  },
  preferences: { locale: null, timeZone: null, mailsOff: [] },
  platformAdmin: false,
  connected: false,
  landing: null,
};

function labs(role: string, rules = aiGovernance): OrganizationSummary {
  return {
    id: "0199a000-0000-7000-8000-000000000003",
    slug: "labs",
    name: "Labs",
    blueprint: rules.key,
    state: "active",
    role,
    permissions: permissionSet.names(permissionsOf(rules, role, null), rules.catalogue),
  };
}

const offer = {
  blueprints: [aiGovernance.key, complianceOps.key],
  defaultBlueprint: complianceOps.key,
  mode: "saas",
} as const;

test("the instance's default kind is offered first", () => {
  const places = placesFor(me, [], [], offer);
  expect(places.map(({ key }) => key)).toEqual([complianceOps.key, aiGovernance.key]);
});

test("an organization in which the person can create workspaces comes first", () => {
  const [first] = placesFor(me, [labs("tenant_admin")], [], offer);
  expect(first).toMatchObject({ key: "labs", decision: { allowed: true } });
});

test("an organization in which they can't comes last, with who can", () => {
  const last = placesFor(me, [labs("tenant_member")], [], offer).at(-1);
  expect(last).toMatchObject({
    key: "labs",
    decision: { allowed: false, message: "You need the Tenant admin role to create workspaces." },
  });
});

test("a plan without workspaces is reported before anyone tries; a self-hosted instance skips this", () => {
  const tracing = labs("org_member", aiTracing);
  const room = { id: tracing.id, plan: "free", activeWorkspaces: 1, workspaceLimit: null };
  const decisionOn = (plan: string, mode: "saas" | "self-hosted") =>
    placesFor(me, [tracing], [{ ...room, plan }], { ...offer, mode }).find(({ key }) => key === "labs")
      ?.decision;
  expect(decisionOn("free", "saas")).toMatchObject({ allowed: false, reason: "plan_required" });
  expect(decisionOn("pro", "saas")).toEqual({ allowed: true });
  expect(decisionOn("free", "self-hosted")).toEqual({ allowed: true });
});

test("a full organization says so", () => {
  const room = { id: labs("tenant_admin").id, plan: "standard", activeWorkspaces: 100, workspaceLimit: 100 };
  const last = placesFor(me, [labs("tenant_admin")], [room], offer).at(-1);
  expect(last?.decision).toMatchObject({ message: "100 workspaces limit reached" });
});

test("a kind that only the platform admin creates says so", () => {
  const places = placesFor(me, [], [], { ...offer, blueprints: [dataSecurity.key, complianceOps.key] });
  expect(places.at(-1)).toMatchObject({
    key: dataSecurity.key,
    decision: { message: "Only the platform admin can create this kind of organization." },
  });
});
