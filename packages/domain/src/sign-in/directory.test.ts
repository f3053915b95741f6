import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { allowed } from "../refusals/refusal.ts";
import {
  canChangeByHand,
  canChangeVersion,
  canSync,
  canUseDirectory,
  directoryRefusal,
} from "./directory.ts";

describe("directory sync", () => {
  test("is for who holds it, on a plan that has it, and not before the job has followed the plan", () => {
    const onPlan = (plan: string) => canUseDirectory(machineFleet, { plan, mode: "saas" });
    const decided = (workspace: string, plan: string, isStopped = false) =>
      reason(canSync(actorOf(machineFleet, { workspace }), { feature: onPlan(plan), isStopped }));
    expect(decided("owner", "enterprise")).toBe("allowed");
    expect(decided("admin", "enterprise")).toBe("missing_permission");
    expect(decided("owner", "team")).toBe("plan_required");
    expect(decided("owner", "enterprise", true)).toBe("directory_stopped");
  });

  test("replaces the version that was seen, or any", () => {
    for (const seen of [3, null, undefined]) expect(canChangeVersion(3, seen)).toBe(allowed);
    expect(reason(canChangeVersion(3, 2))).toBe("directory_changed");
  });

  test("keeps its teams from changes by hand", () => {
    expect(canChangeByHand({ ofDirectory: false })).toBe(allowed);
    expect(reason(canChangeByHand({ ofDirectory: true }))).toBe("team_of_directory");
  });

  test("words what the database says, and nothing else", () => {
    expect(reason(directoryRefusal("last_owner", null))).toBe("directory_last_owner");
    expect(directoryRefusal("no_seat", 5)).toMatchObject({ reason: "member_limit", params: { amount: 5 } });
    expect(reason(directoryRefusal("taken", null))).toBe("team_name_taken");
    expect(reason(directoryRefusal("limit", null))).toBe("team_limit");
    expect(() => directoryRefusal("else", null)).toThrow(RangeError);
  });
});
