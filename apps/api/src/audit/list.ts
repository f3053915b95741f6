import { AuditPage, ListAudit } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { askEntries, entriesOf } from "./internal.ts";

/**
 * What happened in a workspace, or in an organization and all of its workspaces (M16), newest first. `from` is included,
 * `to` is not.
 */
export const list = procedure({ workspace: "audit:read", organization: "organization_audit:read" })
  .input(ListAudit)
  .output(AuditPage)
  .firstQuery(askEntries)
  .query(async ({ ctx, input }) => entriesOf(ctx.rows, input));
