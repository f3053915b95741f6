import { complianceOps } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { type Member, onOwnRole, otherWays, ownerName, ownRole, roleName } from "./members.ts";

const team = { id: "0199a000-0000-7000-8000-00000000000c", name: "Research" };
const direct = { source: "direct", role: "viewer", team: null, endsAt: null } as const;
const throughTeam = { source: "team", role: "admin", team, endsAt: null } as const;
const throughOrganization = {
  source: "organization",
  role: "tenant_admin",
  team: null,
  endsAt: null,
} as const;

function member(...sources: Member["sources"]): Member {
  return {
    userId: "0199a000-0000-7000-8000-000000000001",
    name: "Member",
    email: "member@a.example",
    role: "admin",
    sources,
    active: true,
    picture: null,
    createdAt: "2026-01-01T00:00:00.000Z",
  };
}

test("a person's direct role can be changed here, not their highest one", () => {
  const both = member(direct, throughTeam);
  expect(ownRole(both)).toBe("viewer");
  expect(otherWays(both)).toEqual(["the team Research"]);
  expect(onOwnRole(both, ({ role }) => ({ allowed: false, message: role }))).toEqual({
    allowed: false,
    message: "viewer",
  });
});

test("for a person without a direct role, the source of their access is named", () => {
  const other = member(throughTeam, throughOrganization);
  expect(onOwnRole(other, () => ({ allowed: true }))).toEqual({
    allowed: false,
    message:
      "Their access comes from the team Research and their role in the organization. Change it there, or add a direct role here.",
  });
});

test("roles appear by name, and an unknown one by its key", () => {
  expect(roleName(complianceOps.roles, "admin")).toBe("Admin");
  expect(roleName(complianceOps.roles, "deploy_manager")).toBe("deploy_manager");
  expect(ownerName(complianceOps)).toBe("Owner");
});
