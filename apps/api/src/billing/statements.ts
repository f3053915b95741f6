import { BillingStatementPage, ListBillingStatements } from "@bailiwick/contracts";
import { billingTotal } from "@bailiwick/domain";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";

type Row = {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly currency: string;
  readonly credit: number;
  readonly charge: number;
  readonly closedAt: Date;
};

const Place = z.tuple([z.iso.date()]);

/** The closed billing cycles of an organization, the newest first (C32). */
export const statements = procedure("billing:read")
  .input(ListBillingStatements)
  .output(BillingStatementPage)
  .firstQuery<Row>(({ limit, cursor }) => ({
    text: `SELECT starts_on::text AS "startsOn", ends_on::text AS "endsOn", currency, credit::float8 AS credit,
         charge::float8 AS charge, closed_at AS "closedAt"
       FROM billing_statement WHERE org_id = authz.org_id() AND starts_on < coalesce($1::date, 'infinity')
       ORDER BY starts_on DESC LIMIT $2`,
    values: [readCursor(Place, cursor)?.[0] ?? null, limit + 1],
  }))
  .query(async ({ ctx, input }) => {
    const { rows, nextCursor } = pageOf(ctx.rows, input.limit, ({ startsOn }) => [startsOn]);
    const items = rows.map(({ closedAt, ...row }) => ({
      ...row,
      total: billingTotal([row]),
      closedAt: iso(closedAt),
    }));
    return { items, nextCursor };
  });
