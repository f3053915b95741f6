import { OneTeam, Team } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { readTeam } from "./internal.ts";

/** One team; its people and its workspaces are lists of their own. */
export const get = procedure("team:read")
  .input(OneTeam)
  .output(Team)
  .query(({ ctx, input }) => readTeam(ctx, input.team));
