import { describe, expect, test } from "vitest";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { actorOf } from "./actor.fixture.ts";
import {
  canDecideReview,
  canEndReview,
  canStartReview,
  inactiveFor,
  maxReviewed,
  type ReviewItemFacts,
} from "./reviews.ts";

const owner = actorOf(complianceOps, { workspace: "owner" });
const member = actorOf(complianceOps, { workspace: "member" });
const draft = { name: "Quarterly", reviewerRole: "admin", reviewers: [] };
const facts = { reviewersHere: 0, items: 1 };

describe("starting an access review", () => {
  test("takes a name and reviewers who can see it, from people who can manage reviews", () => {
    expect(canStartReview(owner, "workspace", draft, facts)).toEqual({ allowed: true });
    expect(canStartReview(member, "workspace", draft, facts)).toMatchObject({ reason: "missing_permission" });
    for (const [change, refusal] of [
      [{ name: "" }, { path: "name" }],
      [{ reviewerRole: null }, { reason: "reviewer_needed" }],
      [{ reviewerRole: "none" }, { reason: "unknown_role", path: "reviewerRole" }],
      [{ reviewerRole: "viewer" }, { reason: "unfit_reviewer", path: "reviewerRole" }],
      [{ reviewers: ["someone"] }, { reason: "unfit_reviewer", path: "reviewers" }],
    ] as const)
      expect(canStartReview(owner, "workspace", { ...draft, ...change }, facts)).toMatchObject(refusal);
    const many = { ...facts, items: maxReviewed + 1 };
    expect(canStartReview(owner, "workspace", draft, many)).toMatchObject({ reason: "review_limit" });
  });

  test("of an organization is for its admins", () => {
    const admin = actorOf(aiGovernance, { organization: "tenant_admin" });
    const own = { ...draft, reviewerRole: "tenant_admin" };
    expect(canStartReview(admin, "organization", own, facts)).toEqual({ allowed: true });
    const workspaceAdmin = actorOf(aiGovernance, { workspace: "workspace_admin" });
    expect(canStartReview(workspaceAdmin, "organization", own, facts)).toMatchObject({
      reason: "missing_permission",
    });
  });
});

describe("deciding about access", () => {
  const item: ReviewItemFacts = {
    kind: "member",
    isOpen: true,
    isReviewer: true,
    isOwn: false,
    decision: null,
  };
  const keep = { decision: "keep", role: null } as const;
  const decide = (change: Partial<ReviewItemFacts>, wanted: Parameters<typeof canDecideReview>[3] = keep) =>
    canDecideReview(owner, "workspace", { ...item, ...change }, wanted);

  test("is for reviewers, while it is open, once, and never about their own", () => {
    expect(decide({})).toEqual({ allowed: true });
    expect(decide({ isOpen: false })).toMatchObject({ reason: "review_over" });
    expect(decide({ isReviewer: false })).toMatchObject({ reason: "not_reviewer" });
    expect(decide({ isOwn: true })).toMatchObject({ reason: "own_review" });
    expect(decide({ decision: "keep" })).toMatchObject({ reason: "review_decided" });
    expect(canDecideReview(member, "workspace", item, keep)).toMatchObject({ reason: "missing_permission" });
  });

  test("names a role to change to, and only then; a key has none", () => {
    expect(decide({}, { decision: "change", role: "viewer" })).toEqual({ allowed: true });
    expect(decide({}, { decision: "change", role: null })).toMatchObject({ reason: "review_role" });
    expect(decide({}, { decision: "remove", role: "viewer" })).toMatchObject({ reason: "review_role" });
    expect(decide({ kind: "key" }, { decision: "change", role: "viewer" })).toMatchObject({
      reason: "review_role",
    });
  });

  test("ends with the review, and a repeated one can be stopped afterwards", () => {
    expect(canEndReview(owner, "workspace", { isOpen: true, repeats: false })).toEqual({ allowed: true });
    expect(canEndReview(owner, "workspace", { isOpen: false, repeats: true })).toEqual({ allowed: true });
    expect(canEndReview(owner, "workspace", { isOpen: false, repeats: false })).toMatchObject({
      reason: "review_over",
    });
  });
});

test("removal is suggested after 90 days without activity, counted from when activity could be known", () => {
  const at = { since: "2026-01-01", recordedSince: "2026-01-01", today: "2026-07-01" };
  expect(inactiveFor({ ...at, lastActive: "2026-04-02" })).toBe(90);
  expect(inactiveFor({ ...at, lastActive: "2026-04-03" })).toBeNull();
  expect(inactiveFor({ ...at, lastActive: null })).toBe(181);
  expect(inactiveFor({ ...at, lastActive: null, recordedSince: "2026-06-01" })).toBeNull();
  expect(inactiveFor({ ...at, lastActive: null, since: "2026-06-01" })).toBeNull();
});
