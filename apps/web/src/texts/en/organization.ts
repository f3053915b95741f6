import { plural } from "../plural.ts";

export const organization = {
  says: "The organization, its workspaces and its limits.",
  workspaces: "Workspaces",
  workspacesSays: "Every workspace of the organization, archived ones included.",
  used: "Active workspaces",
  usedOf: (used: number, limit: number | null) =>
    limit === null ? plural(used, "workspace", "workspaces") : `${used} of ${limit}`,
  usedHint: "Archived workspaces do not count. The platform admin can raise the limit.",
  yourRole: "Your role",
  plan: "Plan",
  kind: "Kind",
  dangerTitle: "Danger zone",
  deleteTitle: "Delete the organization",
  deleteSays:
    "You ask, and the platform admin confirms it with you. Then it is closed, and purged after 30 days.",
  delete: "Ask for its deletion …",
  deleteEffects: {
    asks: "The platform admin is asked to confirm it. Until then nothing changes, and you can take it back.",
    releases: "Once it is purged, all its workspaces, memberships and settings are gone.",
    window: "After the confirmation it can be taken back for 30 days.",
    audit: "Its audit log is exported before.",
  },
  deleteSubmit: "Ask for the deletion",
  requested: "The platform admin was asked to confirm the deletion.",
  canceled: "The organization stays.",
  requestedTitle: "Deletion asked for",
  requestedSays: (when: string) => `Asked for on ${when}. It waits for the platform admin.`,
  pendingTitle: "This organization is deleted",
  pendingSays: "It waits for its purge. It can still be taken back.",
  cancel: "Keep the organization",
};
