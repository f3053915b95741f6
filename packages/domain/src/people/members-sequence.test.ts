import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import type { Actor } from "../access/actor.ts";
import { contains } from "../access/permission-set.ts";
import { noRoles } from "../access/roles.ts";
import { permissionsOf, workspaceRole } from "../blueprint/blueprint.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { reason } from "../refusals/reason.fixture.ts";
import type { Decision } from "../refusals/refusal.ts";
import { as, other, roles, room, shared } from "./members.fixture.ts";
import { canAddMember, canChangeRole, canLeave, canMakeOwner, canRemove } from "./members.ts";

describe("any sequence of changes to members", () => {
  const people = ["p1", "p2", "p3", "p4"] as const;
  const person = fc.constantFrom(...people);
  const role = fc.constantFrom(...roles);
  const attempt = fc.record({
    verb: fc.constantFrom("add", "change", "remove", "leave", "make"),
    actor: person,
    target: person,
    role,
  });
  type Attempt = {
    readonly verb: "add" | "change" | "remove" | "leave" | "make";
    readonly actor: string;
    readonly target: string;
    readonly role: string;
  };

  const otherOwners = (members: ReadonlyMap<string, string>, target: string) =>
    [...members].filter(([id, held]) => held === "owner" && id !== target).length;

  function decide(members: ReadonlyMap<string, string>, { verb, actor, target, role }: Attempt): Decision {
    const me = as(members.get(actor) ?? "", actor);
    const them = { userId: target, role: members.get(target) ?? "" };
    const facts = { otherOwners: otherOwners(members, verb === "leave" ? actor : target) };
    switch (verb) {
      case "add":
        return canAddMember(me, role, {
          isMember: members.has(target),
          members: members.size,
          pending: 0,
          limit: 3,
        });
      case "change":
        return canChangeRole(me, them, role, facts);
      case "remove":
        return canRemove(me, them, facts);
      case "leave":
        return canLeave(me, members.get(actor) ?? "", facts);
      case "make":
        return canMakeOwner(me, them);
    }
  }

  function apply(members: Map<string, string>, { verb, actor, target, role }: Attempt): void {
    if (verb === "remove") members.delete(target);
    else if (verb === "leave") members.delete(actor);
    else members.set(target, verb === "make" ? "owner" : role);
  }

  const isPossible = (members: ReadonlyMap<string, string>, { verb, actor, target }: Attempt) =>
    members.has(actor) && (verb === "add" || verb === "leave" || members.has(target));

  test("keeps an owner, and lets no one assign, change or remove what is above them", () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        const members = new Map<string, string>([["p1", "owner"]]);
        for (const one of attempts) {
          if (!isPossible(members, one) || !decide(members, one).allowed) continue;
          const own = permissionsOf(complianceOps, null, members.get(one.actor) ?? null);
          const before = workspaceRole(complianceOps, members.get(one.target) ?? null);
          apply(members, one);
          const after = workspaceRole(complianceOps, members.get(one.target) ?? null);
          if (one.verb !== "leave") {
            if (before !== undefined) expect(contains(own, before.set)).toBe(true);
            if (after !== undefined) expect(contains(own, after.set)).toBe(true);
          }
          expect([...members.values()]).toContain("owner");
          expect(members.size).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("is refused to a person without a role", () => {
    const stranger: Actor = actorOf(complianceOps, { id: "stranger" });
    fc.assert(
      fc.property(role, role, (from, to) => {
        expect(canAddMember(stranger, to, room).allowed).toBe(false);
        expect(canChangeRole(stranger, other(from), to, shared).allowed).toBe(false);
        expect(canRemove(stranger, other(from), shared).allowed).toBe(false);
        expect(canLeave(stranger, from, shared).allowed).toBe(false);
        expect(canMakeOwner(stranger, other(from)).allowed).toBe(false);
      }),
    );
  });

  test("is refused to a person without any organization", () => {
    const nowhere: Actor = { ...as("owner"), blueprint: null, roles: noRoles };
    expect(reason(canAddMember(nowhere, "member", room))).toBe("unknown_role");
    expect(reason(canChangeRole(nowhere, other("member"), "viewer", shared))).toBe("unknown_role");
    expect(reason(canMakeOwner(nowhere, other("member")))).toBe("unknown_role");
  });
});
