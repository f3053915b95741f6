import { ExportResourcesPage, ResourceExportPage } from "@bailiwick/contracts";
import { principalId, Refused, refuse } from "@bailiwick/domain";
import { pageOf } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { openWorkspaces, toExport } from "./across.ts";
import { exportText } from "./export-text.ts";
import { type ExportTicket, ticketMs } from "./export-tickets.ts";
import { anyKindOf, type InPlace } from "./internal.ts";
import { listOf } from "./lists.ts";

/** As many resources are in memory at a time, however many there are. */
const pageSize = 500;

/** The next part of an export, as text of its file, and the ticket for the part after it; null after the last. */
export const exportPage = procedure(toExport)
  .input(ExportResourcesPage)
  .output(ResourceExportPage)
  .query(async ({ ctx, input }) => {
    const kind = anyKindOf(ctx, input.kind);
    await openWorkspaces(ctx, kind);
    const ticket = ticketOf(ctx, kind.key, input.ticket);
    const { chosen, format, bom, cursor } = ticket;
    const listed = await listOf(kind).read(ctx, kind, { ...chosen, limit: pageSize, cursor });
    const { rows, nextCursor } = pageOf(listed, pageSize, ({ place, id }) => [place, id]);
    const text = await exportText(ctx, kind, rows, { format, bom, isFirst: cursor === null });
    const expires = ctx.now.getTime() + ticketMs;
    return {
      text,
      rows: rows.length,
      ticket:
        nextCursor === null
          ? null
          : ctx.instance.exportTickets.seal({ ...ticket, cursor: nextCursor, expires }),
    };
  });

/** @throws Refused with `INVALID` at `ticket` for one of someone else, of another list, or too old */
function ticketOf(ctx: InPlace, kind: string, text: string): ExportTicket {
  const ticket = ctx.instance.exportTickets.open(text);
  if (
    ticket?.by !== principalId(ctx.principal) ||
    ticket.organization !== ctx.organization.id ||
    ticket.workspace !== (ctx.workspace?.id ?? null) ||
    ticket.kind !== kind ||
    ticket.expires <= ctx.now.getTime()
  ) {
    throw new Refused(refuse("wrong_export", {}, "ticket"));
  }
  return ticket;
}
