import { InOrganization, Organization } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { cancelDeletion as cancel, readOrganization } from "./internal.ts";

/** Takes back the request for an organization's deletion, which the platform admin has not confirmed yet. */
export const cancelDeletion = procedure("organization:delete", "organization.deletion_canceled")
  .input(InOrganization)
  .output(Organization)
  .mutation(async ({ ctx }) => {
    await cancel(ctx);
    return readOrganization(ctx);
  });
