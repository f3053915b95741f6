import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refusals as german } from "../de/refusals.ts";
import { sentenceIn } from "../refusals/refusal.ts";
import { inWords } from "./counted.ts";
import {
  canAddWithin,
  canAddWithinDeclared,
  canSeatAnother,
  coreLimits,
  type DeclaredLimit,
  limitInForce,
} from "./limits.ts";

const limitNames = coreLimits.map(({ key }) => key);

describe("a limit", () => {
  test("has room exactly while usage is below it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...limitNames), fc.nat(200), fc.nat(200), (limit, used, amount) => {
        expect(canAddWithin(limit, used, amount).allowed).toBe(used < amount);
      }),
    );
  });

  test("that does not apply never refuses", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...limitNames),
        fc.nat(),
        (limit, used) => canAddWithin(limit, used, null).allowed,
      ),
    );
  });

  test("of zero refuses the first", () => {
    expect(canAddWithin("members", 0, 0).allowed).toBe(false);
  });

  test("for active workspaces refuses with this sentence and the limit's number", () => {
    expect(canAddWithin("activeWorkspaces", 100, 100)).toMatchObject({
      allowed: false,
      code: "LIMIT_REACHED",
      reason: "workspace_limit",
      message: "100 workspaces limit reached",
    });
    expect(canAddWithin("activeWorkspaces", 150, 150)).toMatchObject({
      message: "150 workspaces limit reached",
    });
  });

  test.each(limitNames)("%s has a reason for programs and a sentence with its number", (limit) => {
    const decision = canAddWithin(limit, 7, 7);
    if (decision.allowed) throw new Error("there is no room");
    expect(decision.code).toBe("LIMIT_REACHED");
    expect(decision.reason).toMatch(/^[a-z]+(_[a-z]+)*_limit$/);
    expect(decision.message).toContain("7");
  });

  test("has its own reason each", () => {
    const reasons = limitNames.map((limit) => {
      const decision = canAddWithin(limit, 0, 0);
      return decision.allowed ? "" : decision.reason;
    });
    expect(new Set(reasons).size).toBe(limitNames.length);
  });
});

describe("a limit that a blueprint declares", () => {
  const hosts: DeclaredLimit = {
    key: "monitoredHosts",
    name: "Monitored hosts",
    per: "workspace",
    hard: true,
    amount: { one: "{amount} host", many: "{amount} hosts" },
    reached: { one: "{amount} host is all", many: "{amount} hosts are all" },
  };

  test("has room exactly while usage is below it", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (used, amount) => {
        expect(canAddWithinDeclared(hosts, used, amount).allowed).toBe(used < amount);
      }),
    );
    expect(canAddWithinDeclared(hosts, 1_000, null).allowed).toBe(true);
  });

  test("refuses with the general reason, in the blueprint's words", () => {
    expect(canAddWithinDeclared(hosts, 10, 10)).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "limit_reached",
      params: { limit: "monitoredHosts", amount: 10, sentence: "{amount} hosts are all" },
      message: "10 hosts are all",
    });
    expect(canAddWithinDeclared(hosts, 1, 1)).toMatchObject({ message: "1 host is all" });
  });

  test("has its sentence in another language in that language", () => {
    const params = { limit: "monitoredHosts", amount: 10, sentence: "{amount} Hosts sind alle" };
    expect(sentenceIn(german.limit_reached, params)).toBe("10 Hosts sind alle");
  });

  test("never refuses when it is soft", () => {
    expect(canAddWithinDeclared({ ...hosts, hard: false }, 99, 10).allowed).toBe(true);
  });
});

test("an amount has its own words for none, for one and for many", () => {
  const counted = { none: "no hosts", one: "{amount} host", many: "{amount} hosts" };
  expect([0, 1, 2].map((amount) => inWords(counted, amount))).toEqual(["no hosts", "1 host", "2 hosts"]);
  expect(inWords({ one: "{amount} host", many: "{amount} hosts" }, 0)).toBe("0 hosts");
  expect(inWords(counted, 1_200, (amount) => amount.toLocaleString("de"))).toBe("1.200 hosts");
});

describe("the effective limit", () => {
  test("is the one set by the platform admin, else the plan's, else none", () => {
    expect(limitInForce({ members: 5 }, "members")).toBe(5);
    expect(limitInForce({ members: 5 }, "members", 12)).toBe(12);
    expect(limitInForce({}, "members")).toBeNull();
    expect(limitInForce({}, "members", 12)).toBe(12);
  });

  test("can be zero", () => {
    expect(limitInForce({ members: 0 }, "members")).toBe(0);
    expect(limitInForce({ members: 5 }, "members", 0)).toBe(0);
  });
});

describe("the seats of a workspace", () => {
  test("are taken by members and by pending invitations alike", () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.nat(30), (members, pending, limit) => {
        expect(canSeatAnother({ members, pending, limit }).allowed).toBe(members + pending < limit);
      }),
    );
  });

  test("are unlimited without a limit", () => {
    expect(canSeatAnother({ members: 10_000, pending: 10_000, limit: null }).allowed).toBe(true);
  });

  test("stay taken when there are too many, and no more are given", () => {
    expect(canSeatAnother({ members: 9, pending: 0, limit: 5 })).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "member_limit",
      message: "5 members limit reached",
    });
  });
});
