import { BillingCycle, OneBillingCycle } from "@bailiwick/contracts";
import { Refused, refuse } from "@bailiwick/domain";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { cycleOf, findCycle, type LineRow, lineColumns, lineOf } from "./internal.ts";

const Place = z.tuple([z.uuid()]);

/** A billing cycle with its lines: a closed one, or the open one so far (C32). */
export const statement = procedure("billing:read")
  .input(OneBillingCycle)
  .output(BillingCycle)
  .query(async ({ ctx, input: { startsOn, limit, cursor } }) => {
    const found = await findCycle(ctx, startsOn);
    if (found === undefined) throw new Refused(refuse("no_such_statement", {}, "startsOn"));
    const after = readCursor(Place, cursor);
    const lines = await ctx.sql<LineRow>(
      `SELECT ${lineColumns} FROM billing_line
       WHERE org_id = authz.org_id() AND starts_on = $1 AND id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000')
       ORDER BY id LIMIT $3`,
      [found.startsOn, after?.[0] ?? null, limit + 1],
    );
    const { rows, nextCursor } = pageOf(lines, limit, ({ id }) => [id]);
    return { ...cycleOf(found), lines: { items: rows.map(lineOf), nextCursor } };
  });
