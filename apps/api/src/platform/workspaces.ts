import { InOrganization, PlatformOrganizationDetail } from "@bailiwick/contracts";
import { liftableLimits } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { readAdmins, readOrganization, readWorkspaces } from "./internal.ts";

/** One organization with its workspaces in every state, the limits that can be lifted for it, and its appointed admins (V46, V61, M53, S32). */
export const workspaces = procedure("platform:read")
  .input(InOrganization)
  .output(PlatformOrganizationDetail)
  .query(async ({ ctx }) => ({
    organization: await readOrganization(ctx),
    workspaces: await readWorkspaces(ctx),
    limits: await liftableLimits(ctx),
    admins: await readAdmins(ctx),
  }));
