import { InOrganization, OrganizationPlan } from "@bailiwick/contracts";
import { readPlan } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";

/** The plan of an organization, or of a standalone workspace: its limits and features, and their usage. */
export const plan = procedure("organization:read")
  .input(InOrganization)
  .output(OrganizationPlan)
  .query(({ ctx }) => readPlan(ctx));
