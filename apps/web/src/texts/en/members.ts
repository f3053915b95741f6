import { plural } from "../plural.ts";

/** Phrases as one: "the team Research and the organization". */
function listed(phrases: readonly string[]): string {
  return phrases.length < 2 ? phrases.join() : `${phrases.slice(0, -1).join(", ")} and ${phrases.at(-1)}`;
}

export const members = {
  title: "Members",
  description: "Everybody who has access, and where it comes from.",
  tabs: { people: "People", teams: "Teams", invitations: "Invitations" },
  search: "Search by name or e-mail",
  add: "Add member",
  person: "Person",
  role: "Role",
  sources: "Access through",
  added: "Since",
  suspended: "Suspended",
  roleOf: (name: string) => `Role of ${name}`,
  noRole: "No role of their own",
  emptyTitle: "Nobody has access yet",
  emptyDescription: "Add somebody to give them a role here.",
  noneFoundTitle: "Nobody fits",
  noneFoundDescription: "No member has such a name or address.",
  roleChanged: (name: string, role: string) => `${name} is ${role} now.`,

  // Access that does not come from a role of their own.
  team: (name: string) => `the team ${name}`,
  organizationRole: "their role in the organization",
  comesFrom: (sources: readonly string[]) =>
    `Their access comes from ${listed(sources)}. Change it there, or give them a role of their own here.`,
  giveOwn: "Give a role of their own …",

  // Seats.
  seats: (taken: number, limit: number) => `${taken} of ${plural(limit, "seat is", "seats are")} taken.`,
  seatsNear: (left: number) => `${plural(left, "seat is", "seats are")} left`,
  seatsFull: "Every seat is taken",
  seatsCount: (members: number, pending: number, limit: number) =>
    `${plural(members, "member", "members")} and ${plural(pending, "pending invitation", "pending invitations")} hold ${members + pending} of ${plural(limit, "seat", "seats")}.`,
  seatsHelp: "To make room, revoke an invitation, remove somebody, or move to a bigger plan.",
  seatsInvitations: "See the invitations",
  seatsPlan: "See the plans",

  // Adding somebody.
  addTitle: "Add a member",
  addPerson: "Person",
  addPersonHint: "Search by name, or type a whole e-mail address.",
  addAddressHint: "Type the person’s whole e-mail address.",
  addRole: "Role",
  addNobody: "Nobody who could be added has such a name. To invite somebody new, type their whole address.",
  addNobodyAddress: "Nobody who could be added has signed up with this address. Go on to invite them.",
  addInvalid: "Choose a person from the list, or type a whole e-mail address.",
  addSubmit: "Add to the workspace",
  addDone: (name: string) => `${name} is a member now.`,
  inviteTitle: "Nobody has signed up with this address yet",
  inviteDescription: (email: string, role: string, days: number) =>
    `Invite ${email} as ${role}? They get a mail with a link that works once, for ${days} days. Until then the invitation holds a seat.`,
  inviteSubmit: "Send the invitation",
  inviteDone: (email: string) => `${email} is invited.`,
  custom: "Custom",

  // Another role.
  changeTitle: (name: string) => `Change the role of ${name}`,
  changeDescription: (from: string, to: string) => `From ${from} to ${to}. It holds from their next click.`,
  changeSubmit: "Change the role",

  remove: "Remove …",
  removeTitle: (name: string) => `Remove ${name}`,
  removeEffects: {
    access: (name: string) => `${name} loses access to this workspace with their next click.`,
    leavesTeams: (name: string) =>
      `${name} loses access to this workspace with their next click, and is no longer in its teams.`,
    keeps: (name: string, sources: readonly string[]) =>
      `${name} loses their own role. What ${listed(sources)} gives them, they keep.`,
    history: "What they did stays in the audit log.",
    again: "They can be added again at any time.",
  },
  removeSubmit: "Remove",
  removed: (name: string) => `${name} is no longer a member.`,
  leave: "Leave …",

  // Ownership.
  makeOwner: (role: string) => `Make ${role} …`,
  makeOwnerTitle: (name: string, role: string) => `Make ${name} ${role}`,
  makeOwnerStays: (role: string) => `You stay ${role} yourself; there can be several.`,
  makeOwnerUndo: (role: string) => `Another ${role} can take the role back at any time.`,
  makeOwnerSubmit: (role: string) => `Make ${role}`,
  madeOwner: (name: string, role: string) => `${name} is ${role} now.`,
  stepDown: "Step down at the same time",
  stepDownDescription:
    "Both happen in one step, so that the workspace is never without somebody in that role.",
  stepDownTo: "Your role from then on",
  transferSubmit: (role: string) => `Make ${role} and step down`,
  transferred: (name: string, role: string, own: string) => `${name} is ${role} now, and you are ${own}.`,

  // The page of one of them.
  back: "Members",
  about: "Access",
  email: "E-mail address",
  since: "Has access since",
  ownRole: "Role of their own",
  through: "Comes from",
  deeds: "See what they did",
  can: (name: string) => `What ${name} can do`,
  canSelf: "What you can do",
  canDescription: "Everything that their roles give them here, together.",
  canNothing: "Nothing at all, as things are.",
  because: (grants: readonly string[]) => `because of: ${grants.join(" · ")}`,
  cannot: (count: number) => `Show what is not among it (${count})`,
  cannotHide: "Hide what is not among it",
  askTitle: "Ask why",
  askDescription: "Choose something, and see whether it is allowed, why, and who could help.",
  goneTitle: "This person has no access here",
  goneDescription: "They may have been removed a moment ago. Their deeds are in the audit log.",

  // Teams with a role here.
  teamsTitle: "Teams with a role here",
  teamsDescription: "Everybody in the team has its role here, for as long as they are in the team.",
  teamColumn: "Team",
  teamPeople: "People",
  teamPeopleCount: (count: number) => plural(count, "person", "people"),
  teamSince: "Since",
  teamAdd: "Give a team access",
  teamAddTitle: "Give a team access",
  teamChoose: "Team",
  teamChoosePlaceholder: "Search by name",
  teamHint: "Teams that have no role here yet.",
  teamNoneFound: "There is no such team without a role here.",
  teamMissing: "Choose a team.",
  teamSubmit: "Give access",
  teamAdded: (team: string, role: string) => `Everybody in ${team} is ${role} here now.`,
  teamRoleChanged: (team: string, role: string) => `${team}: everybody in it is ${role} here now.`,
  teamRemove: "Take the access away …",
  teamRemoveTitle: (team: string) => `Take the access of ${team} away`,
  teamRemoveDescription: "The team itself stays, and so do roles of their own.",
  teamRemoveSubmit: "Take it away",
  teamRemoved: (team: string) => `${team} has no role here any more.`,
  teamsEmptyTitle: "No team has a role here",
  teamsEmptyDescription: "Give a team a role, and everybody in it has it, whoever joins later included.",
  teamsAll: "See the teams",
};
