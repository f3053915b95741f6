import { VerifiedBilling, VerifyBilling } from "@bailiwick/contracts";
import { billingTotal, prorationOf } from "@bailiwick/domain";
import type { z } from "zod";
import { procedure } from "../procedure/trpc.ts";
import { type LineRow, lineColumns, termsAfter, termsBefore } from "./internal.ts";

type Line = LineRow & { readonly startsOn: string; readonly endsOn: string };
type Statement = { readonly startsOn: string; readonly credit: number; readonly charge: number };

/** Computes every line of an organization anew by the domain's rule, and adds up every statement. */
export const verify = procedure("billing:read")
  .input(VerifyBilling)
  .output(VerifiedBilling)
  .query(async ({ ctx }) => {
    const lines = await ctx.sql<Line>(
      `SELECT ${lineColumns}, starts_on::text AS "startsOn", ends_on::text AS "endsOn"
       FROM billing_line WHERE org_id = authz.org_id() ORDER BY starts_on, id`,
    );
    const statements = await ctx.sql<Statement>(
      `SELECT starts_on::text AS "startsOn", credit::float8 AS credit, charge::float8 AS charge
       FROM billing_statement WHERE org_id = authz.org_id() ORDER BY starts_on`,
    );
    const faults: z.input<typeof VerifiedBilling>["faults"] = [];
    const sums = new Map<string, number>();
    for (const line of lines) {
      const { startsOn } = line;
      const [found, expected] = [
        billingTotal([line]),
        billingTotal([prorationOf(line, line.since, termsBefore(line), termsAfter(line))]),
      ];
      if (found !== expected) faults.push({ startsOn, what: "line", found, expected });
      sums.set(startsOn, (sums.get(startsOn) ?? 0) + found);
    }
    for (const { startsOn, ...sum } of statements) {
      const [found, expected] = [billingTotal([sum]), sums.get(startsOn) ?? 0];
      if (found !== expected) faults.push({ startsOn, what: "statement", found, expected });
    }
    return { lines: lines.length, faults: faults.slice(0, 100) };
  });
