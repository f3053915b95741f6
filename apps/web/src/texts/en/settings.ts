export const settings = {
  title: "Settings",
  description: (name: string) => `How ${name} is set up.`,
  tabs: { general: "General", defaults: "Defaults", plan: "Plan", danger: "Danger zone" },
  readOnlyTitle: "You can look, and not change",
  nameTitle: "Name",
  nameDescription:
    "What people see in the switcher, in mails and in the audit log. Links do not change with it.",
  renamed: (name: string) => `The workspace is called ${name} now.`,
  descriptionTitle: "Description",
  descriptionDescription:
    "A sentence for those who come here for the first time. It stands in the switcher, too.",
  described: "The description is saved.",

  slugTitle: "Slug",
  slugDescription: "The part of the address that names this workspace.",
  slugKept: {
    platform:
      "It stays so that links keep working. The platform admin can change it; the old one then redirects.",
    owner: "Others may have saved links with it. The old one redirects after a change.",
    nobody: "It never changes, since bookmarks and the audit log refer to it.",
  },
  slugChange: "Change …",
  slugChangeTitle: (slug: string) => `Change the slug to ${slug}`,
  slugEffects: {
    address: (address: string) => `The workspace is found at ${address} from now on.`,
    redirects: "Links with the old slug lead on to the new one as long as the workspace lives.",
    reserved: "Nobody else can take the old slug: not while it redirects, and not for 90 days after that.",
    elsewhere: "Programs that name the workspace by its slug keep working, but should get the new one.",
  },
  slugSubmit: "Change the slug",
  slugChanged: (slug: string) => `The slug is ${slug} now.`,

  localeTitle: "Time and language",
  localeDescription:
    "In which time zone times are shown here, wherever the reader is, and which language the pages and mails speak.",
  timeZone: "Time zone",
  timeZoneNow: (time: string) => `It is ${time} there now. Audit log and schedules follow it.`,
  timeZoneNothing: "There is no time zone of that name. Try a city, such as Berlin.",
  locale: "Language",
  localeHint:
    "Everybody reads this workspace in it, and its mails are written in it. Refusals, permissions, built-in roles and entries of the audit log stay English.",
  localized: "Time zone and language are saved.",

  defaultsDescription: "What this workspace started with. All of it can be changed.",
  asSeeded: "As it was seeded.",
  changedOn: (when: string) => `Changed on ${when}.`,
  toStart: "Reset to the default",
  settingSaved: (name: string) => `${name} is saved.`,
  addEntry: "Add an entry",
  noEntries: "Nothing is listed yet.",
  removeEntry: (at: number) => `Remove entry ${at}`,
  entryField: (field: string, at: number) => `${field}, entry ${at}`,
  momentIn: (zone: string) => `Times are those of ${zone}.`,

  limits: {
    members: "Members",
    monitoredHosts: "Monitored hosts",
    scansPerDay: "Scans a day",
    retentionDays: "Days of retention",
    integrations: "Integrations",
    workspacesPerUser: "Workspaces per person",
    activeWorkspaces: "Active workspaces",
  } as Record<string, string>,

  dangerTitle: "Danger zone",
  dangerDescription: "Each of these shows its effect before it asks you to confirm.",
  archiveTitle: "Archive this workspace",
  archiveDescription: "Everything in it can then be read and not changed. It can be undone at any time.",
  archive: "Archive …",
  unarchiveTitle: "Unarchive this workspace",
  unarchiveDescription: "People can work in it again, in the roles that they had.",
  unarchive: "Unarchive",
  leaveTitle: "Leave this workspace",
  leaveDescription: "You give up your role in it. Your deeds stay in its audit log.",
  leave: "Leave …",
  deleteTitle: "Delete this workspace",
  deleteDescription: (window: string, who: string) =>
    `Everybody loses access at once. For ${window} ${who} it whole; after that it is purged for good.`,
  delete: "Delete …",
  notDeleted: "Workspaces of this kind are archived and never deleted, so that their history stays.",
};
