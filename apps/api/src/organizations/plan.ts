import { InOrganization, OrganizationPlan } from "@bailiwick/contracts";
import { readPlan } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";

/** The plan of an organization, or of a workspace that stands alone: what it allows and opens, and what is in use. */
export const plan = procedure("organization:read")
  .input(InOrganization)
  .output(OrganizationPlan)
  .query(({ ctx }) => readPlan(ctx));
