import { z } from "zod";
import { PageInput, pageOf } from "./page.ts";
import { Id, Instant, RoleKey, Search, WorkspaceRef } from "./text.ts";

/** A team's role in a workspace: everyone in the team has it (P14). */
export const TeamGrant = z.object({
  team: z.object({ id: Id, name: z.string() }),
  /** How many people are in the team. */
  people: z.int(),
  role: z.string(),
  createdAt: Instant,
  /** When it ends by itself, by the database's clock; null if it does not. */
  endsAt: Instant.nullable(),
});

export const ListTeamGrants = z.strictObject({
  workspace: WorkspaceRef,
  search: Search.default(""),
  ...PageInput,
});
export const TeamGrantPage = pageOf(TeamGrant);

/** Teams of the organization that have no role in the workspace yet. */
export const ListTeamGrantCandidates = z.strictObject({
  workspace: WorkspaceRef,
  search: Search.default(""),
});
export const TeamGrantCandidateList = z.object({
  items: z.array(z.object({ id: Id, name: z.string(), people: z.int() })),
});

/** In a change, an end stays as it is without `endsAt`; null removes it. */
export const GrantTeam = z.strictObject({
  workspace: WorkspaceRef,
  team: Id,
  role: RoleKey,
  endsAt: Instant.nullish(),
});
export const OneTeamGrant = z.strictObject({ workspace: WorkspaceRef, team: Id });
export const TeamGrantGone = z.object({ team: Id });
