import { number } from "../locale.ts";
import { plural } from "../plural.ts";

type Unit = { readonly one: string; readonly many: string };
const count = (amount: number, { one, many }: Unit) => plural(amount, one, many);

/** What is used of a plan's amounts, and how an organization allots them. */
export const usage = {
  descriptions: {
    workspace: "What this workspace uses, and how much is left.",
    organization: "What the workspaces of this organization use, and how much is left.",
  },
  periods: { day: "Today", month: "This month", none: "In total" },
  /** Followed by a relative time: "Starts anew in 3 weeks". */
  startsAnew: "Starts anew",
  usedOf: (used: number, ceiling: number) => `${number(used)} of ${number(ceiling)} used`,
  usedOnly: (used: number, unit: Unit) => `${count(used, unit)} used`,
  reserved: (amount: number) => `${number(amount)} reserved by runs that have not ended`,
  left: (amount: number, unit: Unit) => `${count(amount, unit)} left`,
  noLimit: "There is no limit.",
  sharedTotal: (organization: string) => `All workspaces of ${organization} draw on this total.`,
  usedHere: (amount: number) => `This workspace used ${number(amount)} of it.`,
  ownLimit: "This limit is the workspace's own.",
  perWorkspace: "Each workspace has this limit for itself.",
  ownAllotment: (organization: string) =>
    `This is the workspace's allotment of the total of ${organization}.`,
  noAllotmentHere: (organization: string) =>
    `${organization} has allotted its total, and this workspace has no allotment.`,
  allottedOf: (allotted: number, granted: number) =>
    `${number(allotted)} of ${number(granted)} allotted to workspaces.`,
  notAllotted: "Nothing is allotted: all workspaces draw on this total.",

  near: (left: string) => `Almost used up: ${left}`,
  full: "Used up",
  refusedAbove: {
    day: "When it is used up, more is refused until the next day.",
    month: "When it is used up, more is refused until the next month.",
    none: "When it is used up, more is refused.",
  },
  refusedNow: {
    day: "More is refused until the next day.",
    month: "More is refused until the next month.",
    none: "More is refused.",
  },
  notRefused: "More is not refused, only counted.",
  helpAllot: "People who manage the organization can allot more to this workspace.",
  helpPlan: "People who can change the plan, or the platform admin, can get more.",
  toOrganization: "View the organization's usage",

  byDay: (meter: string) => `${meter} by day`,
  day: "Day",
  nothingYet: "Nothing used in the last 31 days.",

  workspaces: "Allotments",
  workspacesDescription: "How the total is distributed over the workspaces.",
  workspace: "Workspace",
  used: "Used",
  allotment: "Allotment",
  leftColumn: "Left",
  search: "Search by name",
  noneFoundTitle: "No results",
  noneFoundDescription: "Try another name.",
  noAllotment: "No allotment",
  withReserved: (used: number, reserved: number) => `${number(used)} and ${number(reserved)} reserved`,

  change: "Change allotments",
  amountOf: (workspace: string) => `Allotment of ${workspace}`,
  clearOf: (workspace: string) => `No allotment for ${workspace}`,
  firstTitle: "Before the first allotment",
  first:
    "Now all workspaces draw on the total. After the first allotment, a workspace without one can't use anything.",
  sum: (sum: number, granted: number) => `${number(sum)} of ${number(granted)} allotted`,
  notYetAllotted: (amount: number) => `${number(amount)} left to allot`,
  overTotal: (amount: number) => `${number(amount)} above the total`,
  changes: "What this changes",
  noChanges: "Change an amount in the table. Leave it empty for no allotment.",
  gets: (workspace: string, more: number) => `${workspace} gets ${number(more)} more`,
  gives: (workspace: string, less: number) => `${workspace} gets ${number(less)} less`,
  getsFirst: (workspace: string, amount: number) => `${workspace} gets an allotment of ${number(amount)}`,
  loses: (workspace: string) => `${workspace} has no allotment anymore`,
  inUse: (taken: number, amount: number) => `${number(taken)} of ${number(amount)} are used.`,
  save: "Save allotments",
  saved: "Allotments saved.",
};
