import { AuditPage, ListAudit } from "@bailiwick/contracts";
import { procedure } from "../trpc.ts";
import { readEntries } from "./internal.ts";

/** What happened in a workspace, newest first. `from` is included, `to` is not. */
export const list = procedure("audit:read")
  .input(ListAudit)
  .output(AuditPage)
  .query(({ ctx, input }) =>
    readEntries(ctx, { organization: ctx.organization.id, workspace: ctx.workspace.id }, input),
  );
