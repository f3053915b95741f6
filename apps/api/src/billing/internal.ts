import type { BillingCycle, BillingLine } from "@bailiwick/contracts";
import { type BillingTerms, billingTotal } from "@bailiwick/domain";
import type { z } from "zod";
import type { InOrganizationContext } from "../organizations/internal.ts";
import { iso } from "../workspaces/internal.ts";

/** The context of a verb about bills. */
export type InBilling = Pick<InOrganizationContext, "sql" | "organization" | "blueprint">;

/** A line as it is stored. Amounts are in minor units. */
export type LineRow = {
  readonly id: string;
  readonly at: Date;
  readonly reason: string;
  readonly since: string;
  readonly planBefore: string | null;
  readonly priceBefore: number;
  readonly quantityBefore: number;
  readonly planAfter: string | null;
  readonly priceAfter: number;
  readonly quantityAfter: number;
  readonly credit: number;
  readonly charge: number;
};

/** The columns of {@link LineRow}. */
export const lineColumns = `id, at, reason, since::text AS since, plan_before AS "planBefore",
  price_before::float8 AS "priceBefore", quantity_before::float8 AS "quantityBefore", plan_after AS "planAfter",
  price_after::float8 AS "priceAfter", quantity_after::float8 AS "quantityAfter", credit::float8 AS credit,
  charge::float8 AS charge`;

export const termsBefore = (row: LineRow): BillingTerms => ({
  plan: row.planBefore,
  price: row.priceBefore,
  quantity: row.quantityBefore,
});
export const termsAfter = (row: LineRow): BillingTerms => ({
  plan: row.planAfter,
  price: row.priceAfter,
  quantity: row.quantityAfter,
});

/** A line in wire format. */
export function lineOf(row: LineRow): z.input<typeof BillingLine> {
  const { at, reason, since, credit, charge } = row;
  return {
    at: iso(at),
    reason: reason as z.input<typeof BillingLine>["reason"],
    since,
    before: termsBefore(row),
    after: termsAfter(row),
    credit,
    charge,
  };
}

/** A cycle with the sums of its lines. */
export type CycleRow = {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly currency: string | null;
  readonly credit: number;
  readonly charge: number;
  readonly closedAt: Date | null;
};

/** A cycle in wire format, but for its lines. */
export function cycleOf({ closedAt, ...row }: CycleRow): Omit<z.input<typeof BillingCycle>, "lines"> {
  return { ...row, total: billingTotal([row]), closedAt: closedAt && iso(closedAt) };
}

/** The closed cycle that starts on this day, or the open one; undefined if there is none. */
export async function findCycle(
  { sql }: InBilling,
  startsOn: string | undefined,
): Promise<CycleRow | undefined> {
  const [found] = await sql<CycleRow>(
    `SELECT s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn", s.currency, s.credit::float8 AS credit,
       s.charge::float8 AS charge, s.closed_at AS "closedAt"
     FROM billing_statement s WHERE s.org_id = authz.org_id() AND s.starts_on = $1
     UNION ALL
     SELECT a.starts_on::text, a.ends_on::text, l.currency, l.credit, l.charge, NULL
     FROM billing_account a CROSS JOIN LATERAL (
       SELECT min(l.currency) AS currency, coalesce(sum(l.credit), 0)::float8 AS credit, coalesce(sum(l.charge), 0)::float8 AS charge
       FROM billing_line l WHERE l.org_id = a.org_id AND l.starts_on = a.starts_on) l
     WHERE a.org_id = authz.org_id() AND a.starts_on = coalesce($1, a.starts_on)`,
    [startsOn ?? null],
  );
  return found;
}
