import { createPublicKey, verify } from "node:crypto";
import { AccessReviewRecord } from "@bailiwick/contracts";
import { canonicalJson, type Json } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { reviewAccess } from "../jobs/review-access.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { enlist, expectLooksMissing, found, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
const worker = new pg.Pool({ connectionString: api.database.urls.worker, max: 1 });
afterAll(() => worker.end());

const work = () => reviewAccess(worker, new URL("https://console.example"), () => undefined);
const startAs = (
  { client }: TestPerson,
  workspace: string,
  more: Partial<{ undecided: "keep" | "remove"; repeats: "quarterly"; reviewerRole: string | null }> & {
    reviewers?: string[];
  } = {},
) => client.accessReviews.start.mutate({ workspace, name: "Quarterly", reviewerRole: "owner", ...more });
const itemsOf = async ({ client }: TestPerson, workspace: string, review: string) =>
  (await client.accessReviews.listItems.query({ workspace, review })).items;
const itemAbout = async (person: TestPerson, workspace: string, review: string, { id }: TestPerson) => {
  const item = (await itemsOf(person, workspace, review)).find(({ subject }) => subject === id);
  if (item === undefined) throw new Error("this person is not in the review");
  return item;
};
/** Moves a review into the past, by the database's clock. */
const passDays = (review: string, days: number) =>
  api.owner.query(
    `UPDATE access_review SET started_at = started_at - make_interval(days => $2),
       due_at = due_at - make_interval(days => $2), next_at = next_at - make_interval(days => $2) WHERE id = $1`,
    [review, days],
  );
const membersOf = async ({ client }: TestPerson, workspace: string) =>
  (await client.members.list.query({ workspace })).items.map(({ userId, role }) => ({ userId, role }));

describe("an access review", () => {
  test("[S45] shows each member's last activity, suggests removing who was inactive for 90 days, and removes them", async () => {
    const { as, workspace, ...tenant } = await staffed(api, "compliance-ops");
    const [owner, member, viewer] = [as("owner"), as("member"), as("viewer")];
    // A read of theirs is activity; it is written beside the answer.
    await viewer.client.workspaces.get.query({ workspace });
    await expect
      .poll(
        async () => (await api.owner.query("SELECT FROM activity WHERE user_id = $1", [viewer.id])).rowCount,
      )
      .toBe(1);
    await api.owner.query(
      `INSERT INTO activity (org_id, place, user_id, day) VALUES ($1, $2, $3, current_date - 120)
       ON CONFLICT (org_id, place, user_id) DO UPDATE SET day = excluded.day`,
      [tenant.org, workspace, member.id],
    );
    const review = await startAs(owner, workspace);
    expect(review).toMatchObject({
      state: "open",
      items: 4,
      decided: 0,
      left: { member: 4 },
      isReviewer: true,
    });
    const inactive = await itemAbout(owner, workspace, review.id, member);
    expect(inactive).toMatchObject({
      kind: "member",
      role: "member",
      givenByName: owner.name,
      inactiveDays: expect.toSatisfy((days) => days === 120 || days === 121),
    });
    const today = new Date().toISOString().slice(0, 10);
    const active = await itemAbout(owner, workspace, review.id, viewer);
    expect(active.inactiveDays).toBeNull();
    expect(active.lastActive).toBe(today);

    const decided = await owner.client.accessReviews.decide.mutate({
      workspace,
      review: review.id,
      item: inactive.id,
      decision: "remove",
      note: "Left the project",
    });
    expect(decided).toMatchObject({
      decision: "remove",
      decidedByName: owner.name,
      note: "Left the project",
    });
    expect((await newest(api, tenant, 2)).map(({ action, target }) => [action, target])).toEqual([
      ["review.decided", "Quarterly"],
      ["member.removed", member.email],
    ]);
    const call = member.client.workspaces.get.query({ workspace });
    expect(await errorOf(call)).toMatchObject({ code: "NOT_FOUND" });
    expect((await owner.client.accessReviews.get.query({ workspace, review: review.id })).decided).toBe(1);
  });

  test("is decided by its reviewers alone, each access once, and no one's own", async () => {
    const { as, workspace, ...tenant } = await staffed(api, "compliance-ops");
    const [owner, admin] = [as("owner"), as("admin")];
    const review = await startAs(owner, workspace, { reviewerRole: null, reviewers: [admin.id] });
    const decide = async (
      by: TestPerson,
      about: TestPerson,
      more: { decision: "keep" | "remove" | "change"; role?: string },
    ) =>
      by.client.accessReviews.decide.mutate({
        workspace,
        review: review.id,
        item: (await itemAbout(owner, workspace, review.id, about)).id,
        ...more,
      });
    const reasonOf = async (call: Promise<unknown>) => (await errorOf(call)).reason;
    expect(await reasonOf(decide(owner, as("viewer"), { decision: "keep" }))).toBe("not_reviewer");
    expect(await reasonOf(decide(as("member"), as("viewer"), { decision: "keep" }))).toBe(
      "missing_permission",
    );
    expect(await reasonOf(decide(admin, admin, { decision: "keep" }))).toBe("own_review");
    // The rules of the change hold: an admin does not remove an owner, and a change names a role.
    expect(await reasonOf(decide(admin, owner, { decision: "remove" }))).toBe("above_yourself");
    expect(await reasonOf(decide(admin, as("viewer"), { decision: "change" }))).toBe("review_role");
    expect(await reasonOf(decide(admin, as("viewer"), { decision: "change", role: "owner" }))).toBeTruthy();
    expect((await itemsOf(owner, workspace, review.id)).every(({ decision }) => decision === null)).toBe(
      true,
    );

    expect(await decide(admin, as("viewer"), { decision: "change", role: "member" })).toMatchObject({
      decision: "change",
      newRole: "member",
    });
    expect(await membersOf(owner, workspace)).toContainEqual({ userId: as("viewer").id, role: "member" });
    expect(await reasonOf(decide(admin, as("viewer"), { decision: "keep" }))).toBe("review_decided");
    const stranger = await found(api, await api.person("Stranger"), "compliance-ops");
    expect(stranger.workspace).not.toBe(workspace);
    await expectLooksMissing(
      (at) => as("viewer").client.accessReviews.list.query({ workspace: at }),
      stranger,
    );
    expect((await newest(api, tenant))[0]?.action).toBe("review.decided");
    const unfit = startAs(owner, workspace, { reviewers: [as("member").id] });
    expect(await errorOf(unfit)).toMatchObject({
      code: "INVALID",
      reason: "unfit_reviewer",
      path: "reviewers",
    });
    const none = startAs(owner, workspace, { reviewerRole: null });
    expect(await errorOf(none)).toMatchObject({ code: "INVALID", reason: "reviewer_needed" });
  });

  test("reminds its reviewers, removes at the deadline what its author could, and keeps the last owner", async () => {
    const { as, workspace, ...tenant } = await staffed(api, "compliance-ops");
    const owner = as("owner");
    const { key } = await owner.client.keys.issue.mutate({
      workspace,
      name: "Deploy",
      scopes: ["workspace:read"],
      expiresAt: null,
    });
    const review = await startAs(owner, workspace, { undecided: "remove", repeats: "quarterly" });
    expect(review).toMatchObject({ left: { member: 4, key: 1 }, nextAt: expect.any(String) });
    await passDays(review.id, 8);
    expect(await work()).toBe(1);
    expect(await work()).toBe(0);
    const mails = await api.owner.query(
      "SELECT recipient, subject FROM outbox WHERE payload ->> 'about' = 'access_review' AND org_id = $1",
      [tenant.org],
    );
    expect(mails.rows).toEqual([{ recipient: owner.email, subject: "An access review ends in 7 days" }]);

    await passDays(review.id, 7);
    expect(await work()).toBe(1);
    const items = await itemsOf(owner, workspace, review.id);
    expect(items.find(({ subject }) => subject === owner.id)).toMatchObject({
      decision: "keep",
      keptBecause: "needed",
    });
    expect(items.filter(({ decision }) => decision === "remove")).toHaveLength(4);
    expect(await membersOf(owner, workspace)).toEqual([{ userId: owner.id, role: "owner" }]);
    const keys = await owner.client.keys.list.query({ workspace });
    expect(keys.items.find(({ id }) => id === key.id)).toMatchObject({
      state: "revoked",
      revokedByName: "Bailiwick",
    });
    expect(await newest(api, tenant)).toMatchObject([
      { action: "review.ended", via: "system", after: { undecided: 5, outcome: "remove" } },
    ]);

    await passDays(review.id, 90);
    expect(await work()).toBe(1);
    const { items: all } = await owner.client.accessReviews.list.query({ workspace });
    expect(all.map(({ state, items: count }) => [state, count])).toEqual([
      ["open", 1],
      ["ended", 5],
    ]);
  });

  test("of an organization changes its roles, and the deadline removes nothing that its author can't", async () => {
    const founder = await api.person("Founder");
    const tenant = await found(api, founder, "ai-tracing");
    const [other, plain] = [await api.person("Other"), await api.person("Plain")];
    await enlist(api, tenant, other, "org_owner");
    await enlist(api, tenant, plain, "org_member");
    const { client } = founder;
    const organization = tenant.org;
    const review = await client.accessReviews.start.mutate({
      organization,
      name: "People",
      reviewers: [founder.id],
      undecided: "remove",
    });
    expect(review).toMatchObject({ level: "organization", left: { organization_role: 3 } });
    const { items } = await client.accessReviews.listItems.query({ organization, review: review.id });
    const item = items.find(({ subject }) => subject === plain.id)?.id ?? "";
    await client.accessReviews.decide.mutate({
      organization,
      review: review.id,
      item,
      decision: "change",
      role: "org_admin",
    });
    expect((await newest(api, tenant, 2)).at(1)).toMatchObject({
      action: "organization.member_role_changed",
      after: { role: "org_admin" },
    });
    // Its author can do nothing any more.
    await api.owner.query(
      "UPDATE organization_member SET role = 'org_member' WHERE org_id = $1 AND user_id = $2",
      [tenant.org, founder.id],
    );
    await passDays(review.id, 15);
    expect(await work()).toBe(1);
    const after = await other.client.accessReviews.listItems.query({ organization, review: review.id });
    expect(after.items.map(({ decision, keptBecause }) => [decision, keptBecause]).toSorted()).toEqual([
      ["change", null],
      ["keep", "not_theirs"],
      ["keep", "not_theirs"],
    ]);
  });

  test("is a signed record that anyone can verify with its public key", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    const owner = as("owner");
    const review = await startAs(owner, workspace);
    await owner.client.accessReviews.end.mutate({ workspace, review: review.id });
    const again = owner.client.accessReviews.end.mutate({ workspace, review: review.id });
    expect(await errorOf(again)).toMatchObject({ code: "WRONG_STATE", reason: "review_over" });
    const { text } = await owner.client.accessReviews.evidence.query({ workspace, review: review.id });
    const { format, record, publicKey, signature } = AccessReviewRecord.parse(JSON.parse(text));
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
    const holds = (about: Json) =>
      verify(
        null,
        Buffer.from(canonicalJson({ format, record: about })),
        key,
        Buffer.from(signature, "base64url"),
      );
    expect(holds(record as Json)).toBe(true);
    expect(holds({ ...(record as object), items: [] })).toBe(false);
    expect(record).toMatchObject({ review: { name: "Quarterly", state: "ended" }, items: { length: 4 } });
  });
});
