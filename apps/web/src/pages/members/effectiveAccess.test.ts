import { complianceOps, makeRole } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { effectiveAccess } from "./effectiveAccess.ts";
import type { Member } from "./members.ts";

const team = { id: "0199a000-0000-7000-8000-00000000000c", name: "Research" };
const viewer: Member["sources"][number] = { source: "direct", role: "viewer", team: null, endsAt: null };
const adminByTeam: Member["sources"][number] = { source: "team", role: "admin", team, endsAt: null };

const place = { roles: complianceOps.roles, blueprint: complianceOps, state: "active" as const };

function rowOf(sources: Member["sources"], name: string, over: Partial<typeof place> = {}) {
  return effectiveAccess({ sources }, { ...place, ...over })
    .flatMap(({ rows }) => rows)
    .find(({ permission }) => permission.name === name);
}

test("a team's permissions and a direct role's add up, each with its reason", () => {
  const both = [viewer, adminByTeam];
  expect(rowOf(both, "member:add")).toMatchObject({
    because: ["Admin here through the team Research"],
    refusal: null,
  });
  expect(rowOf(both, "member:read")?.because).toEqual([
    "Viewer here",
    "Admin here through the team Research",
  ]);
});

test("a missing permission names who has it", () => {
  expect(rowOf([viewer], "member:add")).toMatchObject({
    because: [],
    refusal: "You need the Owner or Admin role to add members.",
  });
});

test("a custom role counts, and a deleted one gives nothing", () => {
  const auditor = makeRole(
    {
      key: "auditor",
      name: "Auditor",
      description: "",
      rank: 1,
      permissions: ["audit:read"],
    },
    place.blueprint.catalogue,
  );
  const roles = { ...place.roles, workspace: [...place.roles.workspace, auditor] };
  const source: Member["sources"][number] = { source: "direct", role: "auditor", team: null, endsAt: null };
  expect(rowOf([source], "audit:read", { roles })?.because).toEqual(["Auditor here"]);
  expect(rowOf([source], "audit:read")?.because).toEqual([]);
});
