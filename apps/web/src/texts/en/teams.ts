import { plural } from "../plural.ts";

const people = (count: number) => plural(count, "person", "people");
const workspaces = (count: number) => plural(count, "workspace", "workspaces");

export const teams = {
  title: "Teams",
  description:
    "People who get the same access together: whoever is in a team has every role that it was given.",
  search: "Search by name",
  create: "Create team",
  createFirst: "Create the first team",
  team: "Team",
  people: "People",
  workspaces: "Workspaces",
  created: "Created",
  yours: "You are in it",
  rename: "Rename",
  renameAct: "Rename …",
  deleteAct: "Delete …",
  leaveAct: "Leave …",
  emptyTitle: "No teams yet",
  emptyDescription:
    "A team gives several people the same access at once. Make one, add people to it, and give it a role in a workspace: everybody in the team has that role, and whoever leaves the team loses it with their next click.",
  noneFoundTitle: "No team fits",
  noneFoundDescription: "No team has such a name.",

  createTitle: "Create a team",
  createDescription: "You add its people next. It gives nobody access before it gets a role in a workspace.",
  name: "Name",
  nameHint: "Such as “Research” or “On call”.",
  createSubmit: "Create the team",
  createDone: (name: string) => `The team ${name} is there. Add its people now.`,
  renameTitle: (name: string) => `Rename ${name}`,
  renameDescription: "Its people and its roles stay as they are.",
  renameDone: (name: string) => `The team is called ${name} now.`,

  deleteTitle: (name: string) => `Delete the team ${name}`,
  deleteEffects: {
    people: (count: number) =>
      count === 0
        ? "Nobody is in it."
        : `${people(count)} ${count === 1 ? "is" : "are"} in it, and stay here.`,
    access: "What they may do through this team alone ends with their next click.",
    forGood: "It cannot be brought back. What was done stays in the audit log.",
  },
  deleteSubmit: "Delete the team",
  deleted: (name: string) => `The team ${name} is deleted.`,

  back: "Teams",
  summary: (inIt: number, roles: number) =>
    roles === 0
      ? `${people(inIt)}. It has no role in any workspace yet, so it gives no access.`
      : `${people(inIt)}, with a role in ${workspaces(roles)}.`,
  peopleTitle: "People",
  peopleDescription: "Everybody here has every role of this team.",
  searchPeople: "Search by name or e-mail",
  person: "Person",
  added: "In the team since",
  suspended: "Suspended",
  add: "Add person",
  removeAct: "Remove …",
  nobodyTitle: "Nobody is in this team yet",
  nobodyDescription: "Add the people who work together. They get what the team has at once.",
  nobodyFoundTitle: "Nobody fits",
  nobodyFoundDescription: "Nobody in this team has such a name or address.",

  addTitle: (name: string) => `Add somebody to ${name}`,
  addPerson: "Person",
  addPersonHint: "Search by name or e-mail address among the people here.",
  addNobody: "Nobody who is not in the team yet has such a name or address.",
  addSearching: "Searching …",
  addMissing: "Choose a person from the list.",
  addSubmit: "Add to the team",
  addDone: (person: string, team: string) => `${person} is in ${team} now.`,

  removeTitle: (person: string, team: string) => `Remove ${person} from ${team}`,
  removeEffect: (person: string) => `${person} loses what only this team gives them, with their next click.`,
  again: "They can be added again at any time.",
  removeSubmit: "Remove",
  removed: (person: string, team: string) => `${person} is no longer in ${team}.`,

  leaveTitle: (team: string) => `Leave ${team}`,
  leaveEffect: "You lose what only this team gives you, with your next click.",
  leaveAgain: "Somebody who may add people to teams has to add you again, if you want to come back.",
  leaveSubmit: "Leave the team",
  left: (team: string) => `You are no longer in ${team}.`,

  workspacesTitle: "Roles in workspaces",
  workspacesDescription: "Where this team has a role, everybody in it has that role.",
  workspace: "Workspace",
  role: "Role",
  noWorkspacesTitle: "No role yet",
  noWorkspacesDescription:
    "Give the team a role on a workspace's members page. Until then it gives nobody access.",
  grant: "Give it a role",
  toMembers: "Go to the members",
  toWorkspaces: "Go to the workspaces",
  hidden: (count: number) => `And ${workspaces(count)} that you do not see.`,
  onlyHiddenTitle: "Nothing that you see",
  onlyHidden: (count: number) => `It has a role in ${workspaces(count)} that you do not see.`,
};
