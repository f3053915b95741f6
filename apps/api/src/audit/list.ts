import { AuditPage, ListAudit } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { askEntries, pageOfEntries } from "./internal.ts";

/**
 * What happened in a workspace, or in an organization and all of its workspaces (M16), in the order that is asked for.
 * `from` is included, `to` is not.
 */
export const list = procedure({ workspace: "audit:read", organization: "organization_audit:read" })
  .input(ListAudit)
  .output(AuditPage)
  .firstQuery(askEntries)
  .query(({ ctx, input }) => pageOfEntries(ctx, ctx.rows, input));
