import { AuditPage, ListOrganizationAudit } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { askEntries, entriesOf } from "./internal.ts";

/** What happened in an organization and all of its workspaces, newest first (M16). `from` is included, `to` is not. */
export const listOrganization = procedure("organization_audit:read")
  .input(ListOrganizationAudit)
  .output(AuditPage)
  .firstQuery((input) => askEntries("organization", input))
  .query(async ({ ctx, input }) => entriesOf(ctx.rows, input));
