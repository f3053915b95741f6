import { plural } from "../plural.ts";

/** Keys: the credentials of programs. */
export const keys = {
  descriptions: {
    workspace: (name: string) => `Programs use keys to work in ${name} without a person signing in.`,
    organization: (name: string) =>
      `Programs use keys to work in ${name} and all of its workspaces without a person signing in.`,
  },

  // The list.
  search: "Search by name",
  stateFilter: "State",
  anyState: "All states",
  name: "Key",
  scopes: "Can do",
  state: "State",
  expires: "Expires",
  lastUsed: "Last used",
  by: (name: string) => `Issued by ${name}`,
  states: { active: "Active", expired: "Expired", revoked: "Revoked" },
  permissions: (count: number) => plural(count, "permission", "permissions"),
  /** Follows the number of permissions, for people who hear it. */
  permissionsOf: (name: string) => `of ${name}`,
  neverExpires: "Never",
  soon: "Expires soon",
  neverUsed: "Never",
  from: (address: string) => `from ${address}`,
  revokedBy: (name: string) => `by ${name}`,
  emptyTitle: "No keys yet",
  emptyDescription:
    "Issue a key for each program that works here, so that you can revoke one without the others.",
  emptyReading: "Keys that are issued for programs appear here.",
  noneFoundTitle: "No results",
  noneFoundDescription: "Try another name or state.",
  showAll: "Show all",

  scopesTitle: (name: string) => `What ${name} can do`,
  scopesDescription: {
    workspace: "In this workspace only, as long as the key is active.",
    organization: "In the organization and all of its workspaces, as long as the key is active.",
  },

  // Issuing one.
  issue: "Issue key…",
  issueTitle: "Issue key",
  issueName: "Name",
  nameHint: "For example, the program that uses it.",
  choiceTitle: "What the key can do",
  groups: "Permissions that go together",
  chosen: (chosen: number, all: number) => `${chosen} of ${all} selected`,
  expiry: "Expiry",
  inDays: (days: number) => `In ${days} days`,
  onDate: "On a date",
  never: "Never",
  date: "Last day",
  expiresHint: (moment: string) => `Expires on ${moment}.`,
  neverHint: "It works until someone revokes it.",
  issueSubmit: "Issue key",

  // Its text, once.
  issuedTitle: (name: string) => `${name} issued`,
  once: "Copy the key now. It can't be shown again.",
  onceHint: "Store it where your program reads its secrets, not in its code.",
  text: "Key",
  copyText: "Copy key",
  copied: "Copied",
  cannotCopy: "The browser didn't allow copying. Select the key and copy it yourself.",
  example: "Example call",
  exampleHint:
    "The program sends the key as a bearer token, here from the environment variable BAILIWICK_KEY.",
  done: "Done",
  leaveTitle: "Close without copying the key?",
  leaveDescription:
    "It can't be shown again. Without its text, you can only revoke it and issue another one.",
  leaveStay: "Back to the key",
  leaveAnyway: "Close anyway",

  // Revoking one.
  revoke: "Revoke…",
  revokeTitle: (name: string) => `Revoke ${name}`,
  revokeEffects: {
    next: "The next call with this key fails.",
    used: (moment: string) => `It was last used ${moment}.`,
    unused: "It has never been used.",
    kept: "It stays in the list and in the audit log. This can't be undone.",
  },
  revokeSubmit: "Revoke key",
  revoked: (name: string) => `${name} revoked.`,

  // Changing one.
  edit: "Edit…",
  editTitle: (name: string) => `Edit ${name}`,
  editSubmit: "Save",
  edited: (name: string) => `${name} changed.`,
  keeps: "What the key keeps",
  keepsHint: "A key can only lose permissions. For a program that needs more, issue another key.",
  networks: "Networks",
  networksHint: "Where the key works, such as 203.0.113.0/24. Empty for anywhere.",
  onlyFrom: (networks: readonly string[]) => `Only from ${networks.join(", ")}`,
  refusedFrom: (address: string | null) =>
    address === null ? "Refused from elsewhere" : `Refused from ${address}`,
  onlyWorkspaces: "Workspaces",
  onlyWorkspacesHint: "With a choice, the key works in these only, and not in the organization itself.",
  everyWorkspace: "All workspaces",
  onlyIn: (names: readonly string[]) => `Only in ${names.join(", ")}`,

  // Rotating one.
  rotate: "Rotate…",
  rotateTitle: (name: string) => `Rotate ${name}`,
  rotateEffects: {
    next: "The key gets a new secret, which is shown once.",
    same: "Its name, permissions and history stay. The old secret works for a while.",
  },
  overlap: "The old secret works",
  overlapHint: "Long enough to give the new one to the program.",
  overlapHours: (hours: number) => `For ${hours} hours`,
  inDaysOverlap: (days: number) => `For ${days} days`,
  overlapRevoked: "Until someone revokes it",
  overlapNone: "No longer",
  rotateSubmit: "Rotate key",
  rotatedTitle: (name: string) => `${name} rotated`,
  oldEnds: (moment: string) => `The old secret works until ${moment}.`,
  oldUntilRevoked: "The old secret works until someone revokes it.",
  oldStill: "ends",
  oldStays: "works until it is revoked",
  revokeSecret: "Revoke the old secret…",
  revokeSecretTitle: (name: string) => `Revoke the old secret of ${name}`,
  revokeSecretEffects: {
    next: (label: string) => `The next call with ${label} fails.`,
    other: "The new secret works on. This can't be undone.",
  },
  revokeSecretSubmit: "Revoke secret",
  secretRevoked: (name: string) => `Old secret of ${name} revoked.`,
};
