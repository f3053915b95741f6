import { plural } from "../plural.ts";

const people = (count: number) => plural(count, "person", "people");
const workspaces = (count: number) => plural(count, "workspace", "workspaces");

export const teams = {
  description: "Give several people the same access. Everyone in a team has every role the team has.",
  search: "Search by name",
  orders: { name: "Name, A to Z", "name-descending": "Name, Z to A" },
  create: "Create team",
  createFirst: "Create your first team",
  team: "Team",
  people: "People",
  workspaces: "Workspaces",
  created: "Created",
  yours: "You're a member",
  rename: "Rename",
  renameAct: "Rename…",
  deleteAct: "Delete…",
  leaveAct: "Leave…",
  emptyTitle: "No teams yet",
  emptyDescription:
    "A team gives several people the same access. Create one, add people and give it a role in a workspace. Everyone in the team gets that role and loses it when they leave the team.",
  noneFoundTitle: "No teams found",
  noneFoundDescription: "Try another name.",

  createTitle: "Create team",
  createDescription: "You'll add people next. A team gives no access until it has a role in a workspace.",
  name: "Name",
  nameHint: "For example “Research” or “On call”.",
  createSubmit: "Create team",
  createDone: (name: string) => `Team ${name} created. Now add people.`,
  renameTitle: (name: string) => `Rename ${name}`,
  renameDescription: "Its people and roles stay the same.",
  renameDone: (name: string) => `Team renamed to ${name}.`,

  deleteTitle: (name: string) => `Delete team ${name}`,
  deleteEffects: {
    people: (count: number) =>
      count === 0
        ? "No one is in it."
        : `${plural(count, "person is", "people are")} in it and keep their other access.`,
    access: "Access that people have only through this team ends immediately.",
    forGood: "You can't restore it. Past activity stays in the audit log.",
  },
  deleteSubmit: "Delete team",
  deleted: (name: string) => `Team ${name} deleted.`,

  back: "Teams",
  summary: (inIt: number, roles: number) =>
    roles === 0
      ? `${people(inIt)}. It has no role in any workspace yet, so it gives no access.`
      : `${people(inIt)}, with a role in ${workspaces(roles)}.`,
  peopleTitle: "People",
  peopleDescription: "Everyone here has every role of this team.",
  peopleOfDirectory: "Your company's directory says who is in this team, and what it is called.",
  searchPeople: "Search by name or email",
  person: "Person",
  added: "Added",
  suspended: "Suspended",
  add: "Add person",
  removeAct: "Remove…",
  nobodyTitle: "No one is in this team yet",
  nobodyDescription: "Add people who work together. They get the team's access immediately.",
  nobodyFoundTitle: "No people found",
  nobodyFoundDescription: "Try another name or email address.",

  addTitle: (name: string) => `Add a person to ${name}`,
  addPerson: "Person",
  addPersonHint: "Search people here by name or email.",
  addNobody: "No matching people who aren't in the team yet.",
  addSearching: "Searching…",
  addMissing: "Choose a person from the list.",
  addSubmit: "Add to team",
  addDone: (person: string, team: string) => `${person} is now in ${team}.`,

  removeTitle: (person: string, team: string) => `Remove ${person} from ${team}`,
  removeEffect: (person: string) => `${person} immediately loses access they have only through this team.`,
  again: "You can add them again at any time.",
  removeSubmit: "Remove",
  removed: (person: string, team: string) => `${person} is no longer in ${team}.`,

  leaveTitle: (team: string) => `Leave ${team}`,
  leaveEffect: "You immediately lose access you have only through this team.",
  leaveAgain: "Someone who can add people to teams has to add you again if you want to come back.",
  leaveSubmit: "Leave team",
  left: (team: string) => `You left ${team}.`,

  workspacesTitle: "Roles in workspaces",
  workspacesDescription: "Everyone in the team has these roles.",
  workspace: "Workspace",
  role: "Role",
  noWorkspacesTitle: "No role yet",
  noWorkspacesDescription: "Give the team a role in a workspace. Until then it gives no access.",
  give: "Give a role…",
  giveTitle: (team: string) => `Give ${team} a role`,
  giveSearch: "Search by name",
  giveNoneFound: "No matching workspaces.",
  giveSubmit: "Give role",
  given: (team: string, role: string, workspace: string) =>
    `Everyone in ${team} now has the ${role} role in ${workspace}.`,
  hidden: (count: number) => `And ${workspaces(count)} you can't see.`,
  onlyHiddenTitle: "No visible roles",
  onlyHidden: (count: number) => `It has a role in ${workspaces(count)} you can't see.`,
};
