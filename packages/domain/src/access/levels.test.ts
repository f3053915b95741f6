import { describe, expect, test } from "vitest";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { blueprints } from "../blueprints/index.ts";
import { canStandIn, isAppointed, neededIn } from "./levels.ts";
import { type PermissionName, permissions } from "./permissions.ts";

const standing = (topology: "flat" | "organization", level: "organization" | "workspace") =>
  permissions.filter((row) => canStandIn(topology, level, row));

describe("the level of a role", () => {
  test("keeps the platform's permissions out of every role", () => {
    for (const topology of ["flat", "organization"] as const) {
      for (const level of ["organization", "workspace"] as const) {
        expect(standing(topology, level).some((row) => row.level === "platform")).toBe(false);
      }
    }
  });

  test("allows an organization role everything, which then applies in each workspace", () => {
    expect(standing("organization", "organization")).toEqual(
      permissions.filter((row) => row.level !== "platform"),
    );
  });

  test("allows a workspace role what concerns the workspace", () => {
    expect(standing("organization", "workspace")).toEqual(
      permissions.filter((row) => row.level === "workspace"),
    );
  });

  test("also allows a flat workspace's role what concerns its plan, bill, teams and roles", () => {
    const besides = standing("flat", "workspace").filter((row) => row.level === "organization");
    expect(besides.map((row) => row.name)).toEqual([
      "organization:read",
      "plan:change",
      "team:read",
      "team:create",
      "team:update",
      "team:delete",
      "team_member:add",
      "team_member:remove",
      "role:create",
      "role:update",
      "role:delete",
      "billing:read",
      "sign_in:read",
      "sign_in:manage",
      "domain:manage",
      "directory:sync",
    ]);
  });

  test("is respected by every built-in role", () => {
    for (const { topology, roles, catalogue } of Object.values(blueprints)) {
      for (const level of ["organization", "workspace"] as const) {
        for (const role of roles[level]) {
          expect(
            role.permissions.every((name) => {
              const row = catalogue.named[name];
              return row !== undefined && canStandIn(topology, level, row);
            }),
          ).toBe(true);
          expect(neededIn[level].every((name) => role.permissions.includes(name))).toBe(true);
        }
      }
    }
  });
});

describe("what makes a role one that only the platform admin assigns", () => {
  const platform = dataSecurity;

  test("is access to every workspace, or control of the organization", () => {
    const admins: readonly PermissionName[] = [
      "workspace:read",
      "finding:read",
      "workspace:create",
      "workspace:set_default",
      "connector:move",
      "organization:update",
      "organization:delete",
      "organization_member:change_role",
      "role:create",
      "role:update",
      "role:delete",
    ];
    for (const name of admins) expect(isAppointed(platform, ["organization:read", name])).toBe(true);
  });

  test("is not managing people, teams and invitations", () => {
    expect(
      isAppointed(platform, [
        "organization:read",
        "organization_member:read",
        "organization_member:add",
        "organization_member:remove",
        "organization_invitation:create",
        "organization_audit:read",
        "team:create",
        "team_member:add",
      ]),
    ).toBe(false);
  });

  test("does not apply where the organization appoints its own admins", () => {
    expect(isAppointed(aiGovernance, ["workspace:read"])).toBe(false);
  });

  test("applies to the top role of data-security and to no other built-in role", () => {
    const appointed = Object.values(blueprints).flatMap((model) =>
      model.roles.organization.filter((role) => isAppointed(model, role.permissions)),
    );
    expect(appointed.map((role) => role.key)).toEqual(["org_admin"]);
  });
});
