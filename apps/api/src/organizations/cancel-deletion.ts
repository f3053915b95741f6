import { CancelOrganizationDeletion, Organization } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { cancelDeletion as cancel, readOrganization } from "./internal.ts";

/**
 * Cancels the deletion of an organization: the request, while the platform admin has not confirmed it, or, as the
 * platform admin, a confirmed deletion until its purge; everything in it is as it was.
 */
export const cancelDeletion = procedure(
  { organization: "organization:delete", platform: "platform:delete_organization" },
  "organization.deletion_canceled",
)
  .input(CancelOrganizationDeletion)
  .output(Organization)
  .mutation(async ({ ctx }) => {
    await cancel(ctx);
    return readOrganization(ctx);
  });
