import { AuditPage, ListAudit } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { askEntries, entriesOf } from "./internal.ts";

/** What happened in a workspace, newest first. `from` is included, `to` is not. */
export const list = procedure("audit:read")
  .input(ListAudit)
  .output(AuditPage)
  .firstQuery((input) => askEntries("workspace", input))
  .query(async ({ ctx, input }) => entriesOf(ctx.rows, input));
