import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reason } from "../refusals/reason.fixture.ts";
import { approvalProgress, canApprove, isApproved } from "./approvals.ts";

const people = ["anna", "bela", "cora", "dora"];
const facts = fc.record({
  author: fc.constantFrom(...people, null),
  holders: fc.subarray(people),
  approved: fc.subarray(people),
});

describe("approvals", () => {
  test("count while their authors hold the verb, and never the author's own", () => {
    const given = { author: "anna", holders: ["anna", "bela"], approved: ["anna", "bela", "cora"] };
    expect(approvalProgress(2, given)).toEqual({ needed: 2, given: 1, possible: 1 });
  });

  test("of all are those of everyone who can, and at least one", () => {
    const given = { author: "anna", holders: ["anna", "bela", "cora"], approved: ["bela"] };
    expect(approvalProgress("all", given)).toEqual({ needed: 2, given: 1, possible: 2 });
    expect(approvalProgress("all", { ...given, holders: ["anna"] })).toEqual({
      needed: 1,
      given: 0,
      possible: 0,
    });
  });

  test("without someone who can approve and is not the author never suffice", () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(1, 2, "all" as const), ({ author, holders, approved }, wanted) => {
        const only = holders.filter((id) => id === author);
        expect(isApproved(approvalProgress(wanted, { author, holders: only, approved }))).toBe(false);
      }),
    );
  });

  test("of more people never make it less approved", () => {
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom(...people),
        fc.constantFrom(1, 2, "all" as const),
        (given, more, wanted) => {
          const before = approvalProgress(wanted, given);
          const after = approvalProgress(wanted, {
            ...given,
            approved: [...new Set([...given.approved, more])],
          });
          expect(after.given).toBeGreaterThanOrEqual(before.given);
          expect(after.needed).toBe(before.needed);
        },
      ),
    );
  });
});

describe("who approves", () => {
  const waiting = { needed: 2, given: 1, possible: 3 };
  const given = { author: "anna", approved: ["bela"] };
  test.each([
    ["a key", null, "only_people_approve"],
    ["the author", "anna", "author_approves"],
    ["someone who did", "bela", "already_approved"],
    ["someone else", "cora", "allowed"],
  ] as const)("%s", (_, person, expected) => {
    expect(reason(canApprove(given, waiting, person))).toBe(expected);
  });

  test("someone who did can finish what needs no other any more", () => {
    expect(reason(canApprove(given, { ...waiting, needed: 1 }, "bela"))).toBe("allowed");
  });
});
