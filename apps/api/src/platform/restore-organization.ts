import { InOrganization, PlatformOrganization } from "@bailiwick/contracts";
import { cancelDeletion } from "../organizations/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { readOrganization } from "./internal.ts";

/** Takes an organization's deletion back, confirmed or not, until its purge; all that is in it is as it was. */
export const restoreOrganization = procedure("platform:delete_organization", "organization.deletion_canceled")
  .input(InOrganization)
  .output(PlatformOrganization)
  .mutation(async ({ ctx }) => {
    await cancelDeletion(ctx);
    return readOrganization(ctx);
  });
