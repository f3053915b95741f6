import { AuditPage, ListAudit } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { askEntries, pageOfEntries } from "./internal.ts";

/**
 * The entries of a workspace, or of an organization and all of its workspaces (M16), in the requested order. `from` is
 * inclusive, `to` is exclusive.
 */
export const list = procedure({ workspace: "audit:read", organization: "organization_audit:read" })
  .input(ListAudit)
  .output(AuditPage)
  .firstQuery(askEntries)
  .query(({ ctx, input }) => pageOfEntries(ctx, ctx.rows, input));
