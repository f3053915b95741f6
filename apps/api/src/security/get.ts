import { GetSecurityPolicy, SecurityPolicy } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { policyAt } from "./internal.ts";
import { toRead } from "./needs.ts";

/** The security policy of a workspace, with its organization's as the floor; or that of an organization (C10). */
export const get = procedure(toRead)
  .input(GetSecurityPolicy)
  .output(SecurityPolicy)
  .query(({ ctx }) => policyAt(ctx));
