import { listed } from "../listed.ts";
import { plural } from "../plural.ts";

export const members = {
  description: "Everyone with access, and where their access comes from.",
  list: {
    search: "Search by name or email",
    role: "Role",
    anyRole: "All roles",
    anyState: "All states",
    states: { active: "Active", suspended: "Suspended" },
    orders: {
      name: "Name, A to Z",
      "name-descending": "Name, Z to A",
      added: "Added first",
      "added-descending": "Added last",
    },
  },
  add: "Add member",
  person: "Person",
  role: "Role",
  sources: "Access via",
  added: "Added",
  suspended: "Suspended",
  roleOf: (name: string) => `Role of ${name}`,
  noRole: "No direct role",
  emptyTitle: "No members yet",
  emptyDescription: "Add people and give them a role.",
  noneFoundTitle: "No people found",
  noneFoundDescription: "Try another search or filter.",
  roleChanged: (name: string, role: string) => `${name} now has the ${role} role.`,

  // Access that does not come from a direct role.
  team: (name: string) => `the team ${name}`,
  organizationRole: "their role in the organization",
  comesFrom: (sources: readonly string[]) =>
    `Their access comes from ${listed("en", sources)}. Change it there, or add a direct role here.`,
  giveOwn: "Add a direct role…",

  // Seats.
  seats: (taken: number, limit: number) => `${taken} of ${plural(limit, "seat", "seats")} used.`,
  seatsNear: (left: number) => `${plural(left, "seat", "seats")} left`,
  seatsFull: "All seats are used",
  seatsCount: (members: number, pending: number, limit: number) =>
    `${plural(members, "member", "members")} and ${plural(pending, "pending invitation", "pending invitations")} use ${members + pending} of ${plural(limit, "seat", "seats")}.`,
  seatsHelp: "To free a seat, revoke an invitation, remove a member or upgrade your plan.",
  seatsInvitations: "View invitations",
  seatsPlan: "View plans",

  // Adding someone.
  addTitle: "Add member",
  addPerson: "Person",
  addPersonHint: "Search by name, or enter a complete email address.",
  addAddressHint: "Enter the person’s complete email address.",
  addRole: "Role",
  addNobody: "No matching people. To invite someone new, enter their complete email address.",
  addNobodyAddress: "No account with this address yet. Continue to invite them.",
  addInvalid: "Choose a person from the list, or enter a complete email address.",
  addSubmit: "Add to workspace",
  addDone: (name: string) => `${name} is now a member.`,
  inviteTitle: "No account with this address yet",
  inviteDescription: (email: string, role: string, days: number) =>
    `Invite ${email} as ${role}? They get an email with a link that works once and expires in ${days} days. Until then the invitation uses a seat.`,
  inviteSubmit: "Send invitation",
  inviteDone: (email: string) => `Invited ${email}.`,
  custom: "Custom",

  // Changing a role.
  changeTitle: (name: string) => `Change ${name}'s role`,
  changeDescription: (from: string, to: string) => `From ${from} to ${to}. This takes effect immediately.`,
  changeSubmit: "Change role",

  remove: "Remove…",
  removeTitle: (name: string) => `Remove ${name}`,
  removeEffects: {
    access: (name: string) => `${name} loses access to this workspace immediately.`,
    leavesTeams: (name: string) => `${name} loses access to this workspace immediately and leaves its teams.`,
    keeps: (name: string, sources: readonly string[]) =>
      `${name} loses their direct role but keeps access through ${listed("en", sources)}.`,
    history: "Their activity stays in the audit log.",
    again: "You can add them again at any time.",
  },
  removeSubmit: "Remove",
  removed: (name: string) => `${name} is no longer a member.`,
  leave: "Leave…",

  export: {
    label: "Export",
    as: {
      csv: { title: "CSV", description: "For a spreadsheet" },
      json: { title: "JSON", description: "For a program" },
    },
    title: "Exporting people",
    progress: (count: number) => `${plural(count, "person", "people")} read so far`,
    done: "Export is ready in your downloads.",
    columns: ["Name", "Email", "Role", "Access via", "Status", "Since"],
    active: "Active",
  },

  addresses: {
    enter: "Add several people",
    title: "Add several people",
    label: "Email addresses",
    hint: (most: number) =>
      `Type or paste up to ${most} addresses, separated by commas, spaces or new lines.`,
    wrong: (addresses: readonly string[]) => `Not an email address: ${listed("en", addresses)}`,
    tooMany: (most: number) => `Enter at most ${most} addresses.`,
    none: "Enter at least one email address.",
    means: (days: number) =>
      `People with an account are added right away. Everyone else gets an invitation that expires in ${days} days.`,
    seatsLeft: (left: number) => `${plural(left, "seat", "seats")} left. Invitations use a seat too.`,
    seatsTooFew: (left: number) =>
      `${plural(left, "seat is", "seats are")} left. When they are used, the other addresses are refused.`,
    submit: (count: number) => (count === 0 ? "Add" : `Add ${plural(count, "person", "people")}`),
    progress: (done: number, all: number) => `${done} of ${all} done`,
    summary: (all: number, refused: number) =>
      refused === 0
        ? `${plural(all, "address", "addresses")} done.`
        : `${plural(all - refused, "address", "addresses")} done, ${refused} refused.`,
    outcomes: "What became of each address",
    states: { added: "Added", invited: "Invited", member: "Already a member", refused: "Not added" },
    again: "Try the rest again",
  },

  importing: {
    enter: "Import a CSV file",
    title: "Import people from a CSV file",
    file: "CSV file",
    choose: "Choose a file",
    hint: (most: number) =>
      `A column “email” and, if you like, “role” with a role's name or key. Up to ${most} lines. Nothing is sent before you confirm.`,
    noFile: "Choose a file first.",
    noneGood: "No line of this file can be sent.",
    tooMany: (lines: number, most: number) =>
      `The file has ${lines} lines. Split it into files of at most ${most}.`,
    summary: (good: number, bad: number) =>
      bad === 0
        ? `${plural(good, "line", "lines")} ready.`
        : `${plural(good, "line", "lines")} ready, ${bad} left out.`,
    preview: "Preview",
    line: "Line",
    email: "Email",
    verdict: "Result",
    ready: "Ready",
    faults: {
      no_email: "No address",
      bad_email: "Not an email address",
      duplicate: "Already in this file",
      unknown_role: "Unknown role",
      role_refused: "You can't give this role",
    },
    more: (lines: number) => `and ${plural(lines, "more line", "more lines")}`,
    why: "reason",
    takeFailed: (count: number) => `Download ${plural(count, "line", "lines")} not added`,
  },

  // Several people.
  several: {
    changeRole: "Change role…",
    remove: "Remove…",
    tooMany: (most: number) => `Select at most ${most} people at a time.`,
    about: (name: string, sentence: string) => `${name}: ${sentence}`,
    people: (names: readonly string[], more: number) =>
      listed("en", more === 0 ? names : [...names, `${more} more`]),
    role: "New role",
    roleMissing: "Choose a role.",
    changeTitle: (count: number) => `Change the role of ${plural(count, "person", "people")}`,
    changeSubmit: "Change role",
    changed: (count: number, role: string) =>
      `${plural(count, "person now has", "people now have")} the ${role} role.`,
    removeTitle: (count: number) => `Remove ${plural(count, "person", "people")}`,
    removeSubmit: "Remove",
    removed: (count: number) => `Removed ${plural(count, "person", "people")}.`,
    fromWorkspace:
      "They lose their direct role immediately. What a team or an organization role gives them stays.",
    fromOrganization: "They immediately lose access to every workspace and team here.",
    privateOnes: (window: string) =>
      `Their private workspaces are deleted too. They can be restored for ${window}.`,
    history: "Their activity stays in the audit log.",
  },

  // Ownership.
  makeOwner: (role: string) => `Make ${role}…`,
  makeOwnerTitle: (name: string, role: string) => `Make ${name} ${role}`,
  makeOwnerStays: (role: string) => `You keep the ${role} role too. Several people can have it.`,
  makeOwnerUndo: (role: string) => `Anyone with the ${role} role can take it back at any time.`,
  makeOwnerSubmit: (role: string) => `Make ${role}`,
  madeOwner: (name: string, role: string) => `${name} now has the ${role} role.`,
  stepDown: "Step down at the same time",
  stepDownDescription: "Both happen in one step, so the workspace always has someone in that role.",
  stepDownTo: "Your new role",
  transferSubmit: (role: string) => `Make ${role} and step down`,
  transferred: (name: string, role: string, own: string) =>
    `${name} now has the ${role} role, and you have the ${own} role.`,

  // A member's page.
  back: "Members",
  about: "Access",
  address: "Email address",
  email: "Email address",
  since: "Member since",
  ownRole: "Direct role",
  through: "Access from",
  activity: "View activity",
  can: (name: string) => `What ${name} can do`,
  canSelf: "What you can do",
  canDescription: "Everything their roles allow here, combined.",
  canDescriptionSelf: "Everything your roles allow here, combined.",
  canNothing: "No permissions.",
  because: (grants: readonly string[]) => `because of: ${grants.join(" · ")}`,
  cannot: (count: number) => `Show ${plural(count, "missing permission", "missing permissions")}`,
  cannotHide: "Hide missing permissions",
  askTitle: "Check access",
  askDescription: "Choose an action to see whether it's allowed, why, and who can help.",
  goneTitle: "This person doesn't have access here",
  goneDescription: "They may have just been removed. Their activity stays in the audit log.",

  // Teams with access.
  teamsTitle: "Teams with access",
  teamsDescription: "Everyone in a team has its role here for as long as they're in the team.",
  teamColumn: "Team",
  teamPeople: "People",
  teamPeopleCount: (count: number) => plural(count, "person", "people"),
  teamSince: "Added",
  teamAdd: "Give a team access",
  teamAddTitle: "Give a team access",
  teamChoose: "Team",
  teamChoosePlaceholder: "Search by name",
  teamHint: "Teams without a role here.",
  teamNoneFound: "No matching teams without a role here.",
  teamMissing: "Choose a team.",
  teamSubmit: "Give access",
  teamAdded: (team: string, role: string) => `Everyone in ${team} now has the ${role} role here.`,
  teamRoleChanged: (team: string, role: string) => `Everyone in ${team} now has the ${role} role here.`,
  teamRemove: "Remove access…",
  teamRemoveTitle: (team: string) => `Remove ${team}'s access`,
  teamRemoveDescription: "The team itself and its members' direct roles aren't affected.",
  teamRemoveSubmit: "Remove access",
  teamRemoved: (team: string) => `${team} no longer has access here.`,
  teamsEmptyTitle: "No teams have access",
  teamsEmptyDescription: "Give a team a role, and everyone in it gets it, including people who join later.",
  teamsAll: "View teams",
};
