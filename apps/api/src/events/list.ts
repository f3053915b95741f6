import { Event, EventList, ListEvents } from "@bailiwick/contracts";
import type { Statement } from "@bailiwick/db";
import type { z } from "zod";
import { procedure } from "../procedure/trpc.ts";

type Row = { readonly event: string };

/** The events of a workspace or an organization, in their order: what was done, as the log has it. */
export const list = procedure({ workspace: "audit:read", organization: "organization_audit:read" })
  .input(ListEvents)
  .output(EventList)
  .firstQuery(askEvents)
  .query(async ({ ctx, input }) => {
    const items = ctx.rows.map(({ event }) => Event.parse(JSON.parse(event)));
    return { items, next: items.at(-1)?.data.sequence ?? input.after };
  });

/** Events are numbered under the lock of the organization's chain: in the order in which they were committed. */
function askEvents({ workspace, after, limit }: z.output<typeof ListEvents>): Statement<Row> {
  return {
    text: `SELECT authz.event_text(a, authz.event_id(a), a.action) AS event FROM audit_entry a
      WHERE org_id = authz.org_id() AND outcome = 'done' AND seq > $1
        ${workspace === undefined ? "" : "AND workspace_id = authz.workspace_id()"}
      ORDER BY seq LIMIT $2`,
    values: [after, limit],
  };
}
