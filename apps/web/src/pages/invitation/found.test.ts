import { describe, expect, test } from "vitest";
import { blockedBy, type FoundInvitation, placeOf, stepOf } from "./found.ts";

const labs = { id: "0199a000-0000-7000-8000-000000000003", slug: "labs", name: "Labs" };
const pending: FoundInvitation = {
  organization: { ...labs, blueprint: "ai-governance" },
  workspace: {
    id: "0199a000-0000-7000-8000-000000000002",
    slug: "staging",
    name: "Staging",
    state: "active",
  },
  email: "invited@a.example",
  role: { key: "workspace_viewer", name: "Workspace viewer" },
  invitedByName: "Admin",
  state: "pending",
  expiresAt: "2026-01-08T00:00:00.000Z",
  accessEndsAt: null,
  isMember: false,
  refusal: null,
};

const refused = (reason: string, params = {}, code = "FORBIDDEN") => ({ code, reason, params, message: "" });

describe("what the invited person can do", () => {
  test("accept, while nothing prevents it", () => {
    expect(stepOf(pending)).toBe("accept");
  });

  test("sign in with the invited address, when they use another one", () => {
    expect(stepOf({ ...pending, refusal: refused("other_address") })).toBe("other_address");
  });

  test("sign in, or decline, when they only have the link", () => {
    expect(stepOf({ ...pending, refusal: refused("sign_in_first", {}, "UNAUTHENTICATED") })).toBe("sign_in");
  });

  test("ask for a new one, when it was declined", () => {
    const declined = { ...pending, state: "declined" as const, refusal: refused("invitation_declined") };
    expect(stepOf(declined)).toBe("blocked");
    expect(blockedBy(declined)).toEqual({
      title: "This invitation was declined",
      description: "If you changed your mind, ask Admin for a new one.",
    });
  });

  test("go in, when they are in already", () => {
    const accepted = { ...pending, state: "accepted" as const, isMember: true };
    expect(stepOf({ ...accepted, refusal: refused("already_member") })).toBe("member");
  });

  test("nothing, when it has expired or was revoked, except see who can help", () => {
    const expired = { ...pending, state: "expired" as const, refusal: refused("invitation_expired") };
    expect(stepOf(expired)).toBe("blocked");
    expect(blockedBy(expired).description).toContain("Ask Admin to resend it.");
    const revoked = { ...pending, state: "revoked" as const, refusal: refused("invitation_revoked") };
    expect(blockedBy(revoked).title).toBe("This invitation was revoked");
  });

  test("wait, when there is no seat", () => {
    const full = refused("member_limit", { amount: 3 }, "LIMIT_REACHED");
    expect(stepOf({ ...pending, refusal: full })).toBe("blocked");
    expect(blockedBy({ ...pending, refusal: full })).toEqual({
      title: "No seats available",
      description:
        "3 members limit reached. Your invitation stays valid. Ask Admin to free a seat, then try again.",
    });
  });
});

test("a place is named with its organization, unless it is standalone", () => {
  expect(placeOf(pending)).toBe("Staging in Labs");
  expect(placeOf({ ...pending, workspace: null })).toBe("Labs");
  const alone = { ...pending.organization, blueprint: "compliance-ops" };
  expect(placeOf({ ...pending, organization: alone })).toBe("Staging");
});
