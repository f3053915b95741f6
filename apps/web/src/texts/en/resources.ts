import { listed } from "../listed.ts";
import { number } from "../locale.ts";

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

  history: "History",
  historyDescription: "Who changed what, newest first.",
  historyMore: "Open the audit log",
  by: (name: string) => `by ${name}`,
  empty: "empty",
  becomes: "becomes",
  historyActions: {
    "resource.created": "Added",
    "resource.updated": "Edited",
    "resource.state_changed": "State changed",
  },
};
