import { describe, expect, test } from "vitest";
import type { Principal } from "../access/principal.ts";
import { canMailInvitation, canWriteToOthers } from "./invitation-pace.ts";

const now = new Date("2026-11-22T12:00:00Z");
const fresh = { lastSentAt: null, sentToAddress: 0, sentByOrganization: 0, sentBySender: 0 };
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

const person = (emailVerified: boolean): Principal => ({
  kind: "user",
  person: {
    id: "p",
    name: "Ada",
    email: "ada@example.com",
    emailVerified,
    platformAdmin: false,
    sessionId: "s",
    activeWorkspaceId: null,
    confinedTo: null,
  },
});

describe("mailing an invitation", () => {
  test("is allowed for a new one and for one that was sent at least a minute ago", () => {
    expect(canMailInvitation(fresh, now)).toEqual({ allowed: true });
    expect(canMailInvitation({ ...fresh, lastSentAt: ago(60) }, now)).toEqual({ allowed: true });
  });

  test("is refused for one that was sent less than a minute ago", () => {
    expect(canMailInvitation({ ...fresh, lastSentAt: ago(59.999) }, now)).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "sent_just_now",
    });
  });

  test("is refused after five new ones to one address in an hour, whether or not they were revoked", () => {
    expect(canMailInvitation({ ...fresh, sentToAddress: 4 }, now)).toEqual({ allowed: true });
    expect(canMailInvitation({ ...fresh, sentToAddress: 5 }, now)).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "too_many_invitations",
      message: "You can send 5 invitations an hour to one address. Try again later.",
    });
  });

  test("is refused after a hundred by one person in an hour, in any organizations", () => {
    expect(canMailInvitation({ ...fresh, sentBySender: 99 }, now)).toEqual({ allowed: true });
    expect(canMailInvitation({ ...fresh, sentBySender: 100 }, now)).toMatchObject({
      reason: "too_many_invitations",
      message: "You can send 100 invitations an hour. Try again later.",
    });
  });

  test("is for people who confirmed their own address", () => {
    expect(canWriteToOthers(person(true))).toEqual({ allowed: true });
    expect(canWriteToOthers({ kind: "key", key: { id: "k", name: "Deploy", level: "workspace" } })).toEqual({
      allowed: true,
    });
    expect(canWriteToOthers(person(false))).toMatchObject({
      code: "FORBIDDEN",
      reason: "sender_not_confirmed",
    });
  });

  test("is refused after five hundred from one organization in an hour", () => {
    expect(canMailInvitation({ ...fresh, sentByOrganization: 499 }, now)).toEqual({ allowed: true });
    expect(canMailInvitation({ ...fresh, sentByOrganization: 500 }, now)).toMatchObject({
      reason: "too_many_invitations",
    });
  });
});
