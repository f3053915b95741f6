import { number } from "../locale.ts";

/** What an organization or a standalone workspace is billed. */
export const billing = {
  description: (name: string) => `What ${name} is billed, cycle by cycle.`,
  openTitle: "This cycle",
  openDescription: (period: string) => `${period}. Closed into a statement afterwards. Days are in UTC.`,
  nothing: "Nothing was billed in this cycle so far.",
  soFar: "So far",
  charged: "Charged",
  credited: "Credited",
  total: "Total",

  statementsTitle: "Statements",
  statementsDescription: "Closed cycles. A statement never changes.",
  noStatementsTitle: "No statements yet",
  noStatements: "The first one is here when a cycle ends in which something was billed.",
  period: "Cycle",
  closed: "Closed",
  actionsFor: (period: string) => `Actions for ${period}`,
  view: "Show details",
  download: "Download as CSV",
  downloaded: "Statement downloaded.",
  statementTitle: (period: string) => `Statement for ${period}`,

  lines: "Lines",
  line: "What",
  since: "From",
  credit: "Credit",
  charge: "Charge",
  reasons: {
    started: "Billing started",
    cycle: "Cycle began",
    plan: "Plan changed",
    workspaces: "Number of workspaces changed",
    seats: "Number of people changed",
    deleted: "Deleted",
    restored: "Restored",
  },
  terms: (plan: string, quantity: number, price: string) => `${plan}, ${number(quantity)} × ${price}`,
  changed: (before: string, after: string) => `${before} → ${after}`,
};
