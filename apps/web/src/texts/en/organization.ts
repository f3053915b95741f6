import { plural } from "../plural.ts";

export const organization = {
  description: "The organization, its workspaces and its limits.",
  workspaces: "Workspaces",
  workspacesDescription: "Every workspace of the organization, archived ones included.",
  used: "Active workspaces",
  usedOf: (used: number, limit: number | null) =>
    limit === null ? plural(used, "workspace", "workspaces") : `${used} of ${limit}`,
  usedHint: "Archived workspaces do not count. The platform admin can raise the limit.",
  yourRole: "Your role",
  plan: "Plan",
  kind: "Kind",

  // Its people.
  people: "People",
  peopleDescription: (name: string) =>
    `Everybody who belongs to ${name}, and what they may do in it. Who may do what inside a workspace is decided there.`,
  tabs: { people: "People", invitations: "Invitations" },
  search: "Search by name or e-mail",
  person: "Person",
  role: "Role",
  roleOf: (name: string) => `Role of ${name}`,
  since: "Since",
  suspended: "Suspended",
  noneFoundTitle: "Nobody fits",
  noneFoundDescription: "Nobody in the organization has such a name or address.",
  emptyTitle: "Nobody here yet",
  emptyDescription: "Add somebody, or invite them by mail.",

  add: "Add person",
  addTitle: (name: string) => `Add somebody to ${name}`,
  addEmail: "E-mail address",
  addEmailHint: "The address with which they signed up, or will.",
  addRole: "Role in the organization",
  addInvalid: "Type a whole e-mail address.",
  addSubmit: "Add to the organization",
  added: (name: string) => `${name} belongs to the organization now.`,
  inviteTitle: "Nobody has signed up with this address yet",
  inviteDescription: (email: string, days: number) =>
    `Invite ${email}? They get a mail with a link that works once, for ${days} days.`,
  inviteSubmit: "Send the invitation",
  invited: (email: string) => `${email} is invited.`,
  joinsPrivate: "They get a private workspace of their own with it.",
  joinsDefault: (workspace: string, role: string) =>
    `They become ${role} of the workspace ${workspace} with it.`,

  changeTitle: (name: string) => `Change the role of ${name}`,
  changeDescription: (from: string, to: string) => `From ${from} to ${to}.`,
  changeSubmit: "Change the role",
  changed: (name: string, role: string) => `${name} is ${role} now.`,

  remove: "Remove …",
  removeTitle: (name: string, organization: string) => `Remove ${name} from ${organization}`,
  removeEffects: {
    access: (name: string) => `${name} loses every workspace and every team here, with their next click.`,
    owner: "Where they alone own a workspace, it has to be handed over first.",
    privateOne: (window: string) =>
      `Their private workspace is deleted with it, and can be restored for ${window}.`,
    history: "What they did stays in the audit log.",
  },
  removeSubmit: "Remove from the organization",
  removed: (name: string) => `${name} no longer belongs to the organization.`,

  leave: "Leave …",
  leaveTitle: (organization: string) => `Leave ${organization}`,
  leaveDescription:
    "You give up your role in the organization, and with it every workspace and every team of it.",
  leaveEffects: {
    access: "You lose every workspace and every team of it at once.",
    owner: "Where you alone own a workspace, hand it over first.",
    privateOne: (window: string) =>
      `Your private workspace is deleted with it, and can be restored for ${window}.`,
    again: "Somebody who may add people can add you again.",
  },
  leaveSubmit: "Leave the organization",
  left: (organization: string) => `You left ${organization}.`,

  // Its settings.
  settings: "Settings",
  settingsDescription: "What the organization is called, and how one parts with it.",
  nameTitle: "Name",
  nameDescription: "What people see in the switcher and in mails. Links do not change with it.",
  renamed: (name: string) => `The organization is called ${name} now.`,
  slugTitle: "Slug",
  slugDescription:
    "The part of the address that names the organization. It stays, so that links keep working.",
  deleteTitle: "Delete the organization",
  deleteDescription:
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
  requestedDescription: (when: string) => `Asked for on ${when}. It waits for the platform admin.`,
  cancel: "Keep the organization",
};
