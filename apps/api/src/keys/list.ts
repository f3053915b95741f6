import { KeyPage, ListKeys } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { listKeys } from "./internal.ts";

/** The keys of a workspace or an organization, newest first, each with its state and last use. */
export const list = procedure({ workspace: "key:read", organization: "organization_key:read" })
  .input(ListKeys)
  .output(KeyPage)
  .query(({ ctx, input }) => listKeys(ctx, input));
