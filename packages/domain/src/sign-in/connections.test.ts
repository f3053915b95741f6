import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { allowed, refuse } from "../refusals/refusal.ts";
import {
  canCreateConnection,
  canEnableConnection,
  canUpdateConnection,
  firstRolesFor,
  maxConnections,
} from "./connections.ts";

const owner = actorOf(machineFleet, { workspace: "owner", id: "owner" });
const member = actorOf(machineFleet, { workspace: "member", id: "member" });
const draft = { name: "Login", role: "member" };
const room = { count: 0, feature: allowed };

describe("a connection", () => {
  test("is set up by those who manage sign-ins, with a role that is theirs to give, and not the owner's", () => {
    expect(canCreateConnection(owner, draft, room)).toBe(allowed);
    expect(reason(canCreateConnection(member, draft, room))).toBe("missing_permission");
    expect(reason(canCreateConnection(owner, { ...draft, role: "owner" }, room))).toBe(
      "role_for_first_sign_in",
    );
    expect(reason(canCreateConnection(owner, { ...draft, role: "none" }, room))).toBe("unknown_role");
    expect(reason(canCreateConnection(owner, draft, { ...room, count: maxConnections }))).toBe(
      "connection_limit",
    );
    const refused = refuse("connection_untested");
    expect(canCreateConnection(owner, draft, { ...room, feature: refused })).toBe(refused);
    expect(reason(canUpdateConnection(owner, { name: "", role: "member" }))).toBe("name_empty");
    expect(reason(canUpdateConnection(owner, { ...draft, role: "owner" }))).toBe("role_for_first_sign_in");
  });

  test("gives roles of the organization where there is one, and none that only the platform admin appoints", () => {
    expect(firstRolesFor(owner)).toEqual(["admin", "member"]);
    const admin = (blueprint: typeof aiGovernance | typeof dataSecurity, organization: string) =>
      actorOf(blueprint, { organization, workspace: null, id: "admin" });
    for (const [blueprint, highest] of [
      [aiGovernance, "tenant_admin"],
      [dataSecurity, "org_admin"],
    ] as const) {
      const offered = firstRolesFor(admin(blueprint, highest));
      expect(offered).not.toContain(highest);
      expect(offered.length).toBeGreaterThan(0);
    }
  });

  test("is turned on when it was tested, a domain is verified, and no other is on", () => {
    const facts = { isTested: true, isAnotherOn: false, hasDomain: true, feature: allowed };
    expect(canEnableConnection(owner, facts)).toBe(allowed);
    for (const [change, why] of [
      [{ isTested: false }, "connection_untested"],
      [{ hasDomain: false }, "domain_needed"],
      [{ isAnotherOn: true }, "connection_on"],
    ] as const)
      expect(reason(canEnableConnection(owner, { ...facts, ...change }))).toBe(why);
    expect(reason(canEnableConnection(member, facts))).toBe("missing_permission");
  });
});
