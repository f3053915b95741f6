import { PreviewBilling, PreviewedBilling } from "@bailiwick/contracts";
import { type BillingTerms, planOf, prorationOf, Refused, refuse } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";

type Row = {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly today: string;
  readonly currency: string | null;
  readonly plan: string | null;
  readonly price: number;
  readonly quantity: number;
  readonly workspaces: number;
  readonly seats: number;
};

/** What another plan would credit and charge for the rest of the open cycle, if it were chosen now. */
export const preview = procedure("billing:read")
  .input(PreviewBilling)
  .output(PreviewedBilling)
  .query(async ({ ctx, input }) => {
    const plan = planOf(ctx.blueprint.plans, input.plan);
    if (plan === undefined) throw new Refused(refuse("unknown_plan", {}, "plan"));
    const [row] = await ctx.sql<Row>(
      `SELECT a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn", t.today::text AS today, a.currency, a.plan,
         a.price::float8 AS price, a.quantity::float8 AS quantity, c.workspaces::float8 AS workspaces, c.seats::float8 AS seats
       FROM billing_account a CROSS JOIN (SELECT (now() AT TIME ZONE 'UTC')::date AS today) t
       CROSS JOIN authz.billed_counts() c WHERE a.org_id = authz.org_id()`,
    );
    if (row === undefined) throw new Error("the organization has no billing account");
    const { startsOn, endsOn, today, currency, workspaces, seats, ...before } = row;
    const { price } = plan;
    const after: BillingTerms =
      price === undefined
        ? { plan: plan.key, price: 0, quantity: 0 }
        : { plan: plan.key, price: price.amount, quantity: price.per === "seat" ? seats : workspaces };
    return {
      startsOn,
      endsOn,
      currency: price?.currency ?? currency,
      before,
      after,
      ...prorationOf({ startsOn, endsOn }, today, before, after),
    };
  });
