import { ExportResources, ResourceExport } from "@bailiwick/contracts";
import { principalId } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { openWorkspaces, toExport } from "./across.ts";
import { ticketMs } from "./export-tickets.ts";
import { aimAtKind, anyKindOf } from "./internal.ts";
import { listOf } from "./lists.ts";

/**
 * Starts to export a list: records it, and returns the ticket with which its pages are read (resources.exportPage). The
 * entry comes before the first row leaves.
 */
const exportResources = procedure(toExport, "resource.exported")
  .input(ExportResources, { aim: aimAtKind })
  .output(ResourceExport)
  .mutation(async ({ ctx, input }) => {
    const kind = anyKindOf(ctx, input.kind);
    await openWorkspaces(ctx, kind);
    const { parent, search, filters, sort, descending, format, bom, after } = input;
    const chosen = { parent, search, filters, sort, descending };
    const cursor = after === undefined ? null : await listOf(kind).positionOf(ctx, kind, chosen, after);
    const rows = await listOf(kind).count(ctx, kind, { ...chosen, cursor }, null);

    await ctx.record({
      action: "resource.exported",
      target: { kind: kind.key, id: kind.key, name: kind.key },
      after: {
        format,
        rows,
        ...(parent === undefined ? {} : { parent }),
        ...(search === "" ? {} : { search }),
        ...(Object.keys(filters).length === 0 ? {} : { filters }),
        ...(after === undefined ? {} : { after }),
      },
    });
    const ticket = ctx.instance.exportTickets.seal({
      by: principalId(ctx.principal),
      organization: ctx.organization.id,
      workspace: ctx.workspace?.id ?? null,
      kind: kind.key,
      chosen,
      format,
      bom,
      cursor,
      expires: ctx.now.getTime() + ticketMs,
    });
    return { rows, ticket };
  });

export { exportResources as export };
