import { randomUUID } from "node:crypto";
import type { TestTenant } from "@bailiwick/db/testing";
import type { Blueprint } from "@bailiwick/domain";
import type { TestApi } from "./api.ts";
import type { Sample } from "./sample.ts";
import type { Place } from "./stage.ts";

/** An access review that is open, and an access in it about which nothing was decided. */
export type StagedReview = { readonly review: string; readonly item: string };

/** Has the place an open review by its highest role, about this person. */
export async function addReview(
  { owner }: TestApi,
  { org }: TestTenant,
  workspace: string | null,
  { roles, owner: owning }: Blueprint,
  person: { readonly id: string; readonly email: string },
): Promise<StagedReview> {
  const [review, item] = [randomUUID(), randomUUID()];
  const [highest] = roles.organization.toSorted((one, other) => other.rank - one.rank);
  await owner.query(
    `INSERT INTO access_review (org_id, id, workspace_id, name, repeats, days, reviewer_role, undecided, due_at, created_by_name)
     VALUES ($1, $2, $3, 'Everyone', 'once', 14, $4, 'keep', now() + interval '14 days', 'Founder')`,
    [org, review, workspace, workspace === null ? (highest?.key ?? "none") : owning.role],
  );
  await owner.query(
    `INSERT INTO access_review_item (org_id, review_id, id, kind, subject_id, name, email, role, since)
     VALUES ($1, $2, $3, $4, $5, 'Member', $6, 'member', now())`,
    [org, review, item, workspace === null ? "organization_role" : "member", person.id, person.email],
  );
  return { review, item };
}

/** For each level the same, about the review that the place has there. */
function both(name: string, rest: (review: StagedReview) => Record<string, unknown>) {
  const at =
    (level: "workspace" | "organization"): Sample =>
    (place: Place) => ({ [level]: place[level], ...rest(place.reviews[level]) });
  return { [`${name} (workspace)`]: at("workspace"), [`${name} (organization)`]: at("organization") };
}

/** The part of `inputs` about access reviews and reports. */
export const reviewInputs: Readonly<Record<string, Sample>> = {
  ...both("accessReviews.list", () => ({})),
  ...both("accessReviews.get", ({ review }) => ({ review })),
  ...both("accessReviews.listItems", ({ review }) => ({ review })),
  "accessReviews.start (workspace)": ({ workspace, blueprint: { owner } }) => ({
    workspace,
    name: "Quarterly",
    reviewerRole: owner.role,
  }),
  "accessReviews.start (organization)": ({ organization, blueprint: { roles } }) => ({
    organization,
    name: "Quarterly",
    reviewerRole: roles.organization.toSorted((one, other) => other.rank - one.rank)[0]?.key ?? "none",
  }),
  ...both("accessReviews.decide", ({ review, item }) => ({ review, item, decision: "keep" })),
  ...both("accessReviews.end", ({ review }) => ({ review })),
  ...both("audit.evidence", () => ({})),
  ...both("access.report", () => ({})),
  ...both("access.signReport", () => ({})),
  ...both("accessReviews.evidence", ({ review }) => ({ review })),
};
