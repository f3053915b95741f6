import { z } from "zod";
import { Picture } from "./account.ts";
import { WorkspaceState } from "./enums.ts";
import { CountInput, countedPageOf, PageInput, pageOf } from "./page.ts";
import { Id, Instant, Name, OrganizationRef, Search, SeenAt } from "./text.ts";

/** A team of people of one organization. */
export const Team = z.object({
  id: Id,
  name: z.string(),
  createdAt: Instant,
  /** When it was last renamed, and by whom; null if never. */
  updatedAt: Instant.nullable(),
  updatedByName: z.string().nullable(),
  /** How many members it has, and in how many workspaces it has a role. */
  people: z.int(),
  workspaces: z.int(),
  /** Whether the reader is in it. */
  mine: z.boolean(),
  /**
   * Whether the reader holds everything that the team allows, in every workspace, which changing its members requires.
   */
  withinReach: z.boolean(),
  /** Whether the organization's directory says its name and its members. */
  ofDirectory: z.boolean(),
});

export const ListTeams = z.strictObject({
  organization: OrganizationRef,
  search: Search.default(""),
  /** By name from the last to the first. */
  descending: z.boolean().default(false),
  ...CountInput,
  ...PageInput,
});
export const TeamPage = countedPageOf(Team);

const InTeam = { organization: OrganizationRef, team: Id };

export const OneTeam = z.strictObject(InTeam);
export const CreateTeam = z.strictObject({ organization: OrganizationRef, name: Name });
export const RenameTeam = z.strictObject({ ...InTeam, name: Name, updatedAt: SeenAt });
export const TeamGone = z.object({ id: Id });

/** A person in a team. */
export const TeamMember = z.object({
  userId: Id,
  name: z.string(),
  email: z.string(),
  /** False while the person is suspended and can't sign in. */
  active: z.boolean(),
  picture: Picture,
  createdAt: Instant,
});
export const ListTeamMembers = z.strictObject({ ...InTeam, search: Search.default(""), ...PageInput });
export const TeamMemberPage = pageOf(TeamMember);
export const OneTeamMember = z.strictObject({ ...InTeam, userId: Id });
export const TeamMemberGone = z.object({ userId: Id });

/** People of the organization, or of a workspace that is its own organization: active and not in the team. */
export const ListTeamCandidates = z.strictObject({ ...InTeam, search: Search.default("") });

/** A workspace in which a team has a role. Those that the reader can't see count in the team and are not listed. */
export const TeamWorkspace = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  state: WorkspaceState,
  role: z.string(),
  /** When it ends by itself, by the database's clock; null if it does not. */
  endsAt: Instant.nullable(),
});
export const ListTeamWorkspaces = z.strictObject({ ...InTeam, ...PageInput });
export const TeamWorkspacePage = pageOf(TeamWorkspace);
