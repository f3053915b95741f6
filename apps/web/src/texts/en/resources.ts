import { listed } from "../listed.ts";
import { number } from "../locale.ts";
import { plural } from "../plural.ts";

/** A name from a blueprint inside a sentence: "certificate", but "AI provider". */
export const inside = (name: string) =>
  /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
const withArticle = (name: string) => `${/^[aeio]/i.test(name) ? "an" : "a"} ${inside(name)}`;

export const resources = {
  /** The names are those of one and of many, of a kind. */
  add: (kind: string) => `Add ${inside(kind)}`,
  addFirst: (kind: string) => `Add your first ${inside(kind)}`,
  addOne: (kind: string) => `Add ${withArticle(kind)}`,
  search: (field: string) => `Search by ${inside(field)}`,
  any: (field: string) => `${field}: any`,
  ascending: (field: string) => `${field}, ascending`,
  descending: (field: string) => `${field}, descending`,
  emptyTitle: (kinds: string) => `No ${inside(kinds)} yet`,
  noneFoundTitle: (kinds: string) => `No ${inside(kinds)} found`,
  noneFoundDescription: "Try another search or clear the filters.",
  clearFilters: "Clear filters",

  heartbeat: "Last heartbeat",
  neverReported: "Never",
  connect: (kind: string) => `Connect ${withArticle(kind)}`,
  connectIntro: "Run this command on the machine. It registers the machine here and reports while it runs.",
  connectCommand: "Command",
  connectKey: "It asks for a key of this workspace that can view and create machines. Issue one under",
  connectDefaults: "Name, tags, permission mode and rules are this workspace's defaults. Change them in",
  charts: "Charts",
  period: "Period",
  lastDays: (days: number) => (days === 1 ? "Today" : `Last ${days} days`),
  day: "Day",
  nothingInPeriod: "Nothing in this period.",

  expiry: "Expiry",
  expiryStates: { valid: "Valid", expiring: "Expires soon", expired: "Expired" },
  expiringTitle: "Expiring",
  expiringDescription: "What has expired, or will soon.",

  approvals: {
    title: "Approvals",
    none: "No one has approved it yet.",
    missing: (given: number, needed: number) =>
      `${number(given)} of ${plural(needed, "approval", "approvals")}.`,
    complete: (given: number, needed: number) =>
      `${number(given)} of ${plural(needed, "approval", "approvals")}. Someone who approved can finish it.`,
    impossible: (given: number, needed: number, possible: number) =>
      `${number(given)} of ${plural(needed, "approval", "approvals")}. Only ${plural(possible, "person", "people")} here can approve it. Add someone with the permission, or change the approval policy.`,
    lost: "Doesn't count: can no longer approve",
    effect: (state: string) => `The state becomes ${state} with the last approval that it needs.`,
    added: (title: string) => `${title}: approval added. It waits for others.`,
    comment: "Comment (optional)",
  },

  matrix: {
    title: (down: string, across: string) => `${down} and ${inside(across)}`,
    description: (kinds: string) =>
      `${kinds} by both, the highest score at the top right. Choose a number to list them.`,
    score: (name: string, score: number) => `${name} ${number(score)}`,
    cell: (count: number, [one, many]: readonly [string, string], at: string, name: string, score: number) =>
      `${plural(count, inside(one), inside(many))}: ${at}. ${name} ${number(score)}.`,
  },

  viewList: "List",
  viewText: "Text",
  textLabel: (kinds: string) => `${kinds} as text`,
  textHint: (kinds: string) =>
    `All ${inside(kinds)} here, one block each. What a block doesn't mention is empty.`,
  textReview: "Review changes…",
  textDiscard: "Discard changes",
  textSame: "Nothing to change.",
  textTitle: (count: number) => (count === 1 ? "Save one change" : `Save ${number(count)} changes`),
  textSaved: (kinds: string) => `${kinds} saved.`,
  textChanges: {
    created: (title: string) => `“${title}” is added.`,
    deleted: (title: string) => `“${title}” is deleted.`,
    updated: (title: string, changes: string) => `“${title}” is edited. ${changes}`,
  },
  fieldChange: (field: string, before: string, after: string) => `${field}: ${after} (was ${before}).`,
  ofAll: (title: string, counted: number, total: number) =>
    total === 0 ? `${title} (none yet)` : `${title} (${number(counted)} of ${number(total)})`,
  percent: (amount: string) => `${amount}%`,
  filtered: (kinds: string) => `${kinds} in this view`,

  across: (organization: string) => `In every workspace of ${organization} that you can see.`,
  viewAcross: "View in all workspaces",
  workspace: "Workspace",

  secretSet: "Set",
  secretEndsIn: (last: string) => `Ends in ${last}`,
  hidden: "Not visible to you",
  noTitle: (kind: string, id: string) => `${kind} ${id}`,
  unit: (amount: string, unit: string) => (unit === "%" ? `${amount}%` : `${amount} ${unit}`),
  withUnit: (field: string, unit: string) => `${field} (${unit})`,

  exporting: (kinds: string) => `Exporting ${inside(kinds)}`,
  exportedSoFar: (count: number) => `${number(count)} read so far`,
  countsDescription: "What this workspace holds.",
  details: "Details",
  edit: "Edit",
  time: "Time",
  id: "ID",
  added: "Added",
  edited: "Last edited",

  deleteTitle: (title: string) => `Delete ${title}`,
  deleteEffects: {
    gone: "It disappears immediately for everyone.",
    below: (kinds: readonly string[]) => `What is in it is deleted, too: ${listed("en", kinds.map(inside))}.`,
    forGood: "You can't restore it. Past activity stays in the audit log.",
  },
  delete: "Delete",
  deleteSubmit: (kind: string) => `Delete ${inside(kind)}`,
  deleted: (title: string) => `${title} deleted.`,

  reach: {
    title: "Workspaces",
    description: "Where it is seen. Everyone who can see it there does.",
    chosen: "This workspace, and others that you choose",
    all: "All workspaces",
    allDescription: "Of the organization, also future ones. It takes a role of the organization.",
    others: "Other workspaces",
    none: "None",
    hidden: (amount: number) => plural(amount, "more that you can't see", "more that you can't see"),
  },
  move: "Move",
  moveTitle: (title: string) => `Move ${title}`,
  moveEffects: {
    below: (kinds: readonly string[]) => `What is in it moves along: ${listed("en", kinds.map(inside))}.`,
    sight: "Who can see and change it depends on the new workspace from then on.",
    log: "Its activity up to now stays in this workspace's audit log.",
  },
  moveTo: "New workspace",
  moveChoose: "Choose a workspace first.",
  moveSubmit: (kind: string) => `Move ${inside(kind)}`,
  movesAlong: (amounts: readonly string[]) => `Moves: ${listed("en", amounts)}.`,
  amount: (count: number, one: string, many: string) => plural(count, inside(one), inside(many)),
  losesSight: (count: number) => plural(count, "person loses sight of it.", "people lose sight of it."),
  gainsSight: (count: number) => plural(count, "person gains sight of it.", "people gain sight of it."),
  sameSight: "No one gains or loses sight of it.",
  unnamed: (count: number) => `${plural(count, "more person", "more people")} not listed here.`,
  moved: (title: string, workspace: string) => `${title} moved to ${workspace}.`,
  viewMoved: "View",
  receipt: "Download receipt",

  actTitle: (action: string, title: string) => `${action}: ${title}`,
  actSubmit: (action: string, kind: string) => `${action} ${inside(kind)}`,
  actEffect: (state: string) => `The state becomes ${state}.`,
  actFinal: "This is a final state. No action leads out of it.",
  acted: (title: string, state: string) => `${title}: now ${state}.`,

  editTitle: (title: string) => `Edit ${title}`,
  created: (title: string) => `${title} added.`,
  saved: (title: string) => `${title} saved.`,
  inParent: (kind: string, title: string) => `In ${inside(kind)} ${title}.`,
  choose: "Choose…",
  noMatch: "No matches.",
  searching: "Searching…",
  tagsHint: "Press Enter after each tag.",
  jsonHint: "As JSON.",
  between: (least: string, most: string) => `From ${least} to ${most}.`,
  timesIn: (zone: string) => `Time zone: ${zone}.`,
  replace: "Replace",
  keep: "Keep the current one",
  secretRemoves: "Leave it empty to remove the current one.",
  newerTitle: (name: string) => `${name} edited this meanwhile`,
  newerDescription: "Continue with their version, or save yours over the fields that you changed.",
  newerKeep: "Keep my changes",

  runs: "Runs",
  runsEmpty: "Not run yet.",
  runQueued: "Queued.",
  runStates: {
    queued: "Queued",
    running: "Running",
    done: "Done",
    failed: "Failed",
    cancelled: "Cancelled",
  },
  runBy: (name: string) => `asked by ${name}`,
  progress: "Progress",
  cancelRun: (name: string) => `Cancel the run asked by ${name}`,
  runCancelled: "Run cancelled.",

  history: "History",
  historyDescription: "Who changed what, newest first.",
  historyMore: "Open the audit log",
  by: (name: string) => `by ${name}`,
  empty: "empty",
  becomes: "becomes",
  told: {
    approvals: "Approvals",
    needed: "Approvals needed",
    comment: "Comment",
    playbook: "Playbook",
    people: "People notified",
    date: "Date",
    level: "Expiry",
  },
  historyActions: {
    "resource.created": "Added",
    "resource.updated": "Edited",
    "resource.state_changed": "State changed",
    "resource.moved": "Moved",
    "resource.approved": "Approved",
    "playbook.ran": "Playbook ran",
    "resource.expiring": "Expiry told",
  },
};
