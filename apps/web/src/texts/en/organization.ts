import { plural } from "../plural.ts";

export const organization = {
  description: "The organization, its workspaces and its limits.",
  workspaces: "Workspaces",
  workspacesDescription: "All workspaces of the organization, including archived ones.",
  used: "Active workspaces",
  usedOf: (used: number, limit: number | null) =>
    limit === null ? plural(used, "workspace", "workspaces") : `${used} of ${limit}`,
  usedHint: "Archived workspaces don't count. The platform admin can raise the limit.",
  yourRole: "Your role",
  plan: "Plan",
  kind: "Kind",

  // Its people.
  peopleDescription: (name: string) =>
    `Everyone in ${name} and their organization roles. Workspace roles are managed in each workspace.`,
  person: "Person",
  role: "Role",
  roleOf: (name: string) => `Role of ${name}`,
  since: "Since",
  suspended: "Suspended",
  noneFoundTitle: "No people found",
  noneFoundDescription: "Try another search or filter.",
  emptyTitle: "No people yet",
  emptyDescription: "Add people, or invite them by email.",

  add: "Add person",
  addTitle: (name: string) => `Add a person to ${name}`,
  addEmail: "Email address",
  addEmailHint: "The address they use to sign in.",
  addRole: "Role in the organization",
  addInvalid: "Enter a complete email address.",
  addSubmit: "Add to organization",
  added: (name: string) => `${name} is now in the organization.`,
  inviteTitle: "No account with this address yet",
  inviteDescription: (email: string, days: number) =>
    `Invite ${email}? They get an email with a link that works once and expires in ${days} days.`,
  inviteSubmit: "Send invitation",
  invited: (email: string) => `Invited ${email}.`,
  joinsPrivate: "They also get a private workspace of their own.",
  joinsDefault: (workspace: string, role: string) =>
    `They also get the ${role} role in the workspace ${workspace}.`,

  changeTitle: (name: string) => `Change ${name}'s role`,
  changeDescription: (from: string, to: string) => `From ${from} to ${to}.`,
  changeSubmit: "Change role",
  changed: (name: string, role: string) => `${name} now has the ${role} role.`,

  remove: "Remove…",
  removeTitle: (name: string, organization: string) => `Remove ${name} from ${organization}`,
  removeEffects: {
    access: (name: string) => `${name} immediately loses access to every workspace and team here.`,
    owner: "If they are a workspace's only owner, ownership has to be transferred first.",
    privateOne: (window: string) =>
      `Their private workspace is deleted too. It can be restored for ${window}.`,
    history: "Their activity stays in the audit log.",
  },
  removeSubmit: "Remove from organization",
  removed: (name: string) => `${name} is no longer in the organization.`,

  leave: "Leave…",
  leaveTitle: (organization: string) => `Leave ${organization}`,
  leaveDescription:
    "You give up your role in the organization and lose access to all of its workspaces and teams.",
  leaveEffects: {
    access: "You immediately lose access to all of its workspaces and teams.",
    owner: "If you're a workspace's only owner, transfer ownership first.",
    privateOne: (window: string) =>
      `Your private workspace is deleted too. It can be restored for ${window}.`,
    again: "Someone who can add people can add you again.",
  },
  leaveSubmit: "Leave organization",
  left: (organization: string) => `You left ${organization}.`,

  // Its settings.
  settingsWorkspaces: (active: number) =>
    `${plural(active, "active workspace", "active workspaces")} in this organization.`,
  manageWorkspaces: "Manage workspaces",
  settingsDescription: (name: string) => `Settings of ${name}.`,
  nameTitle: "Name",
  nameDescription: "Shown in the switcher and in emails. Links don't change.",
  timeZoneDescription: "Periods of quotas begin in it, from the next period on.",
  timeZoneNow: (time: string) => `It is ${time} there now.`,
  timeZoneSaved: "Time zone saved.",
  renamed: (name: string) => `Organization renamed to ${name}.`,
  slugTitle: "Slug",
  slugDescription:
    "The part of the URL that identifies the organization. It never changes, so links keep working.",
  deleteTitle: "Delete organization",
  deleteDescription:
    "You request the deletion and the platform admin confirms it. The organization is then closed, and permanently deleted after 30 days.",
  delete: "Request deletion…",
  deleteEffects: {
    asks: "The platform admin is asked to confirm. Until then nothing changes and you can cancel.",
    releases: "Once it is permanently deleted, all its workspaces, memberships and settings are gone.",
    window: "After the confirmation you can cancel for 30 days.",
    audit: "Its audit log is exported first.",
  },
  deleteSubmit: "Request deletion",
  requested: "Deletion requested. The platform admin has to confirm it.",
  canceled: "Deletion canceled.",
  requestedTitle: "Deletion requested",
  requestedDescription: (when: string) => `Requested on ${when}. Waiting for the platform admin.`,
  cancel: "Cancel deletion",
};
