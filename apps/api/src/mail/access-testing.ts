import { mailedRoutes } from "@bailiwick/domain";
import { endAccess } from "../jobs/end-access.ts";
import { reviewAccess } from "../jobs/review-access.ts";
import type { TestApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";
import { workspaceIn } from "./link-testing.ts";
import type { Opening } from "./second-factor-testing.ts";

type Parts = {
  /** The links in the newest mail to an address whose subject begins like this. */
  readonly linksTo: (address: string, subject: string) => Promise<URL[]>;
  /** Runs a job once, as the worker. */
  readonly warnOf: (job: typeof endAccess) => Promise<void>;
};

/** The mails about access: reviews of it, and its end. */
export function accessOpenings(api: TestApi, { linksTo, warnOf }: Parts) {
  const accessReviewDue: Opening = async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const wanted = { workspace, name: "Everyone", reviewerRole: "owner" };
    const { id } = await founder.client.accessReviews.start.mutate(wanted);
    await api.owner.query(
      "UPDATE access_review SET started_at = started_at - interval '8 days', due_at = due_at - interval '8 days' WHERE id = $1",
      [id],
    );
    await warnOf(reviewAccess);
    return {
      links: await linksTo(founder.email, "An access review ends in 7 days"),
      open: (url) => founder.client.accessReviews.list.query({ workspace: workspaceIn(url) }),
    };
  };

  /** To who has the access, and to who set its end. */
  const accessEnding: Opening = async () => {
    const { founder, workspace, as } = await staffed(api, "compliance-ops");
    const viewer = as("viewer");
    const endsAt = new Date(Date.now() + 86_400_000).toISOString();
    const change = { workspace, userId: viewer.id, role: "viewer", endsAt };
    await founder.client.members.changeRole.mutate(change);
    await api.owner.query("UPDATE member SET end_set_at = now() - interval '1 day' WHERE user_id = $1", [
      viewer.id,
    ]);
    await warnOf(endAccess);
    return {
      links: [
        ...(await linksTo(viewer.email, "Your access ends soon")),
        ...(await linksTo(founder.email, "Access that you gave ends soon")),
      ],
      open: (url) =>
        url.pathname === mailedRoutes.account
          ? founder.client.session.me.query()
          : viewer.client.workspaces.get.query({ workspace: workspaceIn(url) }),
    };
  };

  /** To who can decide, and to who asked. */
  const asked = async () => {
    const { founder, workspace, as } = await staffed(api, "compliance-ops");
    const wanted = { workspace, role: "member", reason: "For the audit" };
    const { id } = await as("viewer").client.requests.create.mutate(wanted);
    return { founder, workspace, viewer: as("viewer"), request: id };
  };
  const accessRequested: Opening = async () => {
    const { founder } = await asked();
    return {
      links: await linksTo(founder.email, "Someone asks for access"),
      open: (url) => founder.client.requests.list.query({ workspace: workspaceIn(url) }),
    };
  };
  const accessDecided: Opening = async () => {
    const { founder, workspace, viewer, request } = await asked();
    await founder.client.requests.approve.mutate({ workspace, request });
    return {
      links: await linksTo(viewer.email, "Your request for access was approved"),
      open: (url) => viewer.client.workspaces.get.query({ workspace: workspaceIn(url) }),
    };
  };

  return { accessReviewDue, accessEnding, accessRequested, accessDecided };
}
