import { CancelOrganizationDeletion, Organization } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { cancelDeletion as cancel, readOrganization } from "./internal.ts";

/**
 * Takes the deletion of an organization back: the request, which the platform admin has not confirmed yet, or, as the
 * platform admin, a deletion until its purge; all that is in it is as it was.
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
