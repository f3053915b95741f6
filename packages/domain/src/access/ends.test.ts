import { describe, expect, test } from "vitest";
import { blueprint } from "../blueprints/index.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { actorOf } from "./actor.fixture.ts";
import { canEnd, canOwn, maxEndYears } from "./ends.ts";

const now = new Date("2026-12-02T10:00:00.000Z");
const at = (text: string) => new Date(text);
const actor = actorOf("compliance-ops", { workspace: "owner" });
const lasting = { now, givesUntil: null };
const given = (endsAt: string | null, role = "viewer") =>
  ({ level: "workspace", role, endsAt: endsAt === null ? null : at(endsAt) }) as const;

describe("an end of access", () => {
  test("is in the future, and at most some years ahead", () => {
    expect(maxEndYears).toBe(5);
    for (const [endsAt, expected] of [
      [null, "allowed"],
      ["2026-12-02T10:00:00.000Z", "end_past"],
      ["2026-12-02T10:00:00.001Z", "allowed"],
      ["2031-12-02T10:00:00.000Z", "allowed"],
      ["2031-12-02T10:00:00.001Z", "end_too_far"],
    ] as const) {
      expect(reason(canEnd(actor, given(endsAt), lasting)), `${endsAt}`).toBe(expected);
    }
  });

  test("that stays as it was is not judged by the clock", () => {
    const past = { ...given("2020-01-01T00:00:00.000Z"), isNew: false };
    expect(reason(canEnd(actor, past, lasting))).toBe("allowed");
  });

  test("is none for the role that keeps a place owned, in every blueprint", () => {
    for (const key of ["compliance-ops", "ai-governance"]) {
      const rules = blueprint(key);
      const owner = given("2027-01-01T00:00:00.000Z", rules.owner.role);
      const decision = canEnd(actorOf(rules, { workspace: rules.owner.role }), owner, lasting);
      expect(decision).toMatchObject({ reason: "owner_without_end", path: "endsAt" });
    }
    const admin = {
      level: "organization",
      role: "tenant_admin",
      endsAt: at("2027-01-01T00:00:00Z"),
    } as const;
    const governed = actorOf("ai-governance", { organization: "tenant_admin" });
    expect(reason(canEnd(governed, admin, lasting))).toBe("owner_without_end");
    expect(reason(canEnd(governed, { ...admin, role: "tenant_member" }, lasting))).toBe("allowed");
  });

  test("is none in the organization for someone who owns a workspace in it", () => {
    const governed = actorOf("ai-governance", { organization: "tenant_admin" });
    const end = { level: "organization", role: "tenant_member", endsAt: at("2027-01-01T00:00:00Z") } as const;
    expect(canEnd(governed, end, { ...lasting, owns: ["Payments"] })).toMatchObject({
      reason: "owner_without_end",
      params: { workspaces: ["Payments"] },
    });
    expect(reason(canEnd(governed, { ...end, endsAt: null }, { ...lasting, owns: ["Payments"] }))).toBe(
      "allowed",
    );
    expect(reason(canOwn(governed, null))).toBe("allowed");
    expect(reason(canOwn(governed, at("2027-01-01T00:00:00Z")))).toBe("owner_for_a_time");
  });

  test("is no later than the actor's own", () => {
    const facts = { now, givesUntil: at("2027-01-01T00:00:00.000Z") };
    for (const [endsAt, expected] of [
      ["2026-12-31T00:00:00.000Z", "allowed"],
      ["2027-01-01T00:00:00.000Z", "allowed"],
      ["2027-01-01T00:00:00.001Z", "end_beyond_yours"],
      [null, "end_beyond_yours"],
    ] as const) {
      expect(reason(canEnd(actor, given(endsAt), facts)), `${endsAt}`).toBe(expected);
    }
  });
});
