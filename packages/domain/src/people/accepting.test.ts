import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { organizationStates, workspaceStates } from "../lifecycle/states.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { as, stranger } from "./invitations.fixture.ts";
import {
  type AcceptFacts,
  canAccept,
  canDecline,
  canInvite,
  invitationStates,
  normalizeAddress,
} from "./invitations.ts";

describe("accepting an invitation", () => {
  const good: AcceptFacts = {
    state: "pending",
    invited: "member@example.test",
    address: "member@example.test",
    isBacked: true,
    level: "workspace",
    isMember: false,
    organization: "active",
    workspace: "active",
    seats: { members: 4, pending: 1, limit: 5 },
  };
  const accept = (given: Partial<AcceptFacts> = {}) => canAccept({ ...good, ...given });

  test("is for the invited, verified address, in time", () => {
    expect(reason(accept())).toBe("allowed");
    expect(reason(accept({ address: " Member@Example.test " }))).toBe("allowed");
  });

  const refused: readonly (readonly [string, Partial<AcceptFacts>, object])[] = [
    [
      "twice",
      { state: "accepted" },
      { code: "WRONG_STATE", reason: "invitation_used", message: "This invitation was already accepted." },
    ],
    [
      "after it was declined",
      { state: "declined" },
      { code: "WRONG_STATE", reason: "invitation_declined", message: "This invitation was declined." },
    ],
    ["before signing in", { address: null }, { code: "UNAUTHENTICATED", reason: "sign_in_first" }],
    ["after its time, to everyone", { address: null, state: "expired" }, { reason: "invitation_expired" }],
    [
      "after it was revoked",
      { state: "revoked" },
      { code: "WRONG_STATE", reason: "invitation_revoked", message: "This invitation was revoked." },
    ],
    [
      "after its time",
      { state: "expired" },
      {
        code: "WRONG_STATE",
        reason: "invitation_expired",
        message: "This invitation has expired. Ask for a new one.",
      },
    ],
    [
      "by another address",
      { address: "other@example.test" },
      {
        code: "FORBIDDEN",
        reason: "other_address",
        message: "This invitation was sent to another address. Sign in with that one.",
      },
    ],
    ["by a member", { isMember: true }, { code: "CONFLICT", reason: "already_member" }],
    [
      "by a member of the organization",
      { isMember: true, level: "organization", workspace: null, seats: null },
      { code: "CONFLICT", reason: "already_organization_member" },
    ],
    [
      "to an archived workspace",
      { workspace: "archived" },
      { code: "WRONG_STATE", reason: "workspace_archived" },
    ],
    ["to a deleted workspace", { workspace: "pending_deletion" }, { reason: "workspace_pending_deletion" }],
    ["to a deleted organization", { organization: "pending_deletion" }, { code: "NOT_FOUND" }],
    ["to a purged organization", { organization: "purged" }, { reason: "no_such_invitation" }],
    [
      "where there are too many members since a downgrade",
      { seats: { members: 5, pending: 1, limit: 5 } },
      { code: "LIMIT_REACHED", reason: "member_limit" },
    ],
  ];

  test.each(refused)("is refused %s", (_, given, refusal) => {
    expect(accept(given)).toMatchObject(refusal);
  });

  test("needs no free seat besides the one that the invitation holds", () => {
    expect(reason(accept({ seats: { members: 4, pending: 1, limit: 5 } }))).toBe("allowed");
    expect(reason(accept({ seats: { members: 4, pending: 9, limit: 5 } }))).toBe("allowed");
  });

  test("is possible while the deletion of the organization awaits confirmation", () => {
    expect(reason(accept({ organization: "deletion_requested" }))).toBe("allowed");
  });

  test("does not reveal the state of the workspace to a stranger with the link", () => {
    for (const workspace of workspaceStates) {
      for (const organization of organizationStates) {
        expect(reason(accept({ address: "other@example.test", workspace, organization }))).toBe(
          "other_address",
        );
      }
    }
  });

  test("never lets in more people than there are seats, in any sequence of sending, accepting and revoking", () => {
    const step = fc.constantFrom("invite", "accept", "revoke", "expire", "downgrade");
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let [members, pending, limit] = [1, 0, 5];
        for (const one of steps) {
          const seats = { members, pending, limit };
          const before = members;
          if (one === "invite" && canInvite(as("owner"), "member", { ...stranger, ...seats }).allowed)
            pending += 1;
          if (one === "accept" && pending > 0 && accept({ seats }).allowed)
            [members, pending] = [members + 1, pending - 1];
          if (one === "revoke" || one === "expire") pending = Math.max(0, pending - 1);
          if (one === "downgrade") limit = 3;
          if (members > before) expect(members).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});

describe("declining an invitation", () => {
  test("is possible once, in time", () => {
    const decline = (state: AcceptFacts["state"]) => reason(canDecline({ state }));
    expect(Object.fromEntries(invitationStates.map((state) => [state, decline(state)]))).toEqual({
      pending: "allowed",
      accepted: "invitation_used",
      declined: "invitation_declined",
      revoked: "invitation_revoked",
      expired: "invitation_expired",
    });
  });
});

describe("an address", () => {
  test.each([
    ["Member@Example.test", "member@example.test"],
    ["  a@b.test\n", "a@b.test"],
    ["ÄÖ@example.test", "äö@example.test"],
  ])("%j is kept as %j", (given, kept) => {
    expect(normalizeAddress(given)).toBe(kept);
    expect(normalizeAddress(kept)).toBe(kept);
  });
});
