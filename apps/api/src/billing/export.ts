import { ExportBillingStatement, ExportedBillingStatement } from "@bailiwick/contracts";
import { decimalText, planOf, Refused, refuse } from "@bailiwick/domain";
import { byteOrderMark, csv } from "../procedure/csv.ts";
import { procedure } from "../procedure/trpc.ts";
import { findCycle, type LineRow, lineColumns } from "./internal.ts";

const head = [
  "Time",
  "Reason",
  "Since",
  "Plan before",
  "Price before",
  "Quantity before",
  "Plan after",
  "Price after",
  "Quantity after",
  "Currency",
  "Credit",
  "Charge",
];

/** A billing cycle as CSV, with plans by name and amounts in the currency's major unit. */
export const exportStatement = procedure("billing:read")
  .input(ExportBillingStatement)
  .output(ExportedBillingStatement)
  .query(async ({ ctx, input: { startsOn, bom } }) => {
    const found = await findCycle(ctx, startsOn);
    if (found === undefined) throw new Refused(refuse("no_such_statement", {}, "startsOn"));
    const rows = await ctx.sql<LineRow>(
      `SELECT ${lineColumns} FROM billing_line WHERE org_id = authz.org_id() AND starts_on = $1 ORDER BY id`,
      [found.startsOn],
    );
    const currency = found.currency ?? "";
    const nameOf = (plan: string | null) =>
      plan === null ? "" : (planOf(ctx.blueprint.plans, plan)?.name ?? plan);
    const money = (minor: number) => (currency === "" ? minor : decimalText(minor, currency));
    const lines = rows.map((row) => [
      row.at.toISOString(),
      row.reason,
      row.since,
      nameOf(row.planBefore),
      money(row.priceBefore),
      row.quantityBefore,
      nameOf(row.planAfter),
      money(row.priceAfter),
      row.quantityAfter,
      currency,
      money(row.credit),
      money(row.charge),
    ]);
    return { text: `${bom ? byteOrderMark : ""}${csv([head, ...lines])}` };
  });
