import { InOrganization, Organization } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { readOrganization } from "./internal.ts";

/** One organization, with its reader's access to it. */
export const get = procedure("organization:read")
  .input(InOrganization)
  .output(Organization)
  .query(({ ctx }) => readOrganization(ctx));
