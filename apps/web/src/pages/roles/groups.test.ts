import {
  type Actor,
  aiGovernance,
  aiTracing,
  type Blueprint,
  blueprints,
  complianceOps,
  dataSecurity,
  localizeBlueprint,
  neededIn,
  permissionsOf,
} from "@bailiwick/domain";
import { expect, test } from "vitest";
import { texts } from "../../texts/index.ts";
import { choiceOf, commonRefusal, nounTitle, permissionParts } from "./groups.ts";
import { listed } from "./listed.fixture.ts";

function actorAs(blueprint: Blueprint, organization: string | null, workspace: string | null): Actor {
  return {
    kind: "user",
    id: "u",
    permissions: permissionsOf(blueprint, organization, workspace),
    blueprint,
    roles: blueprint.roles,
    organizationRole: organization,
    workspaceRole: workspace,
    workspace: null,
  };
}
const reachOf = (actor: Actor) => ({ anywhere: actor.permissions, there: [] });
const choose = (actor: Actor, level: "organization" | "workspace", name: "member:add" | "workspace:read") =>
  choiceOf(actor, actor.blueprint ?? complianceOps, level, name, reachOf(actor));
const namesIn = (blueprint: Blueprint, level: "organization" | "workspace") =>
  permissionParts(blueprint, listed(blueprint), level).flatMap(({ groups }) =>
    groups.flatMap(({ rows }) => rows.map(({ name }) => name)),
  );

test("every permission of a built-in role can be chosen for a role of its level, once", () => {
  for (const blueprint of Object.values(blueprints)) {
    for (const level of ["organization", "workspace"] as const) {
      if (blueprint.roles[level].length === 0) continue;
      const offered = namesIn(blueprint, level);
      const held = blueprint.roles[level].flatMap(({ permissions }) => permissions);
      expect(new Set(offered).size).toBe(offered.length);
      expect(offered).toEqual(expect.arrayContaining([...new Set(held), ...neededIn[level]]));
    }
  }
});

test("an organization role has a part for every workspace, and a workspace role has none for the organization", () => {
  const parts = permissionParts(aiGovernance, listed(aiGovernance), "organization");
  expect(parts.map(({ title }) => title)).toEqual(["In the organization", "In every workspace"]);
  expect(permissionParts(aiGovernance, listed(aiGovernance), "workspace").map(({ title }) => title)).toEqual([
    null,
  ]);
  expect(namesIn(aiGovernance, "workspace")).not.toContain("team:create");
  expect(namesIn(complianceOps, "workspace")).toContain("team:create");
});

test("every noun of a permission has a name", () => {
  for (const blueprint of Object.values(blueprints)) {
    for (const { groups } of permissionParts(blueprint, listed(blueprint), "workspace")) {
      expect(groups.filter(({ title }) => !title)).toEqual([]);
    }
  }
  expect(Object.values(texts.roles.nouns).every(Boolean)).toBe(true);
  expect(nounTitle(dataSecurity, "member")).toBe("Members");
  expect(nounTitle(dataSecurity, "connector")).toBe("Connectors");
  expect(nounTitle(localizeBlueprint(dataSecurity, "de"), "connector")).toBe("Konnektoren");
});

test("what every role has is fixed, and says so", () => {
  const owner = actorAs(complianceOps, null, "owner");
  expect(choose(owner, "workspace", "workspace:read")).toMatchObject({
    fixed: true,
    decision: { allowed: false, message: "Every role in a workspace must be able to open the workspace." },
  });
});

test("the domain refuses what the author does not hold, in its own words", () => {
  expect(choose(actorAs(complianceOps, null, "owner"), "workspace", "member:add").decision.allowed).toBe(
    true,
  );
  expect(choose(actorAs(complianceOps, null, "viewer"), "workspace", "member:add")).toMatchObject({
    fixed: false,
    decision: { allowed: false, reason: "above_yourself" },
  });
  const orgAdmin = actorAs(dataSecurity, "org_admin", null);
  expect(choose(orgAdmin, "organization", "member:add").decision).toMatchObject({
    reason: "platform_appoints",
  });
  expect(choose(orgAdmin, "workspace", "member:add").decision.allowed).toBe(true);
});

test("a reason that applies to a whole group is shown once, otherwise at each permission", () => {
  const orgOwner = actorAs(aiTracing, "org_owner", null);
  const refused = choose(orgOwner, "workspace", "member:add");
  const fixed = choose(orgOwner, "workspace", "workspace:read");
  const free = { fixed: false, decision: { allowed: true } } as const;
  expect(refused.decision.allowed).toBe(false);
  expect(commonRefusal([refused, refused])).toMatch(/can do more than you can/);
  expect(commonRefusal([refused, fixed])).toBeNull();
  expect(commonRefusal([refused, free])).toBeNull();
  expect(commonRefusal([fixed])).toBeNull();
});
