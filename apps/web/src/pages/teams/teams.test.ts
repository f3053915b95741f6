import { type Actor, canAddToTeam, complianceOps, permissionsOf } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { reachOf } from "./teams.ts";

const admin: Actor = {
  kind: "user",
  id: "u",
  permissions: permissionsOf(complianceOps, null, "admin"),
  blueprint: complianceOps,
  roles: complianceOps.roles,
  organizationRole: null,
  workspaceRole: "admin",
  workspace: { id: "w", slug: "w", name: "W", state: "active", isDefault: false },
};
const add = (withinReach: boolean) =>
  canAddToTeam(admin, { belongs: true, isInTeam: false, reach: reachOf({ withinReach }) });

test("no one adds people to a team that can do more than they can, and the domain says why", () => {
  expect(add(true).allowed).toBe(true);
  expect(add(false)).toMatchObject({
    allowed: false,
    reason: "above_yourself",
    message: "This team can do more than you can in some workspace, so you can't change who is in it.",
  });
});
