import { OneTeam, Team } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { readTeam } from "./internal.ts";

/** One team; its members and its workspaces are separate lists. */
export const get = procedure("team:read")
  .input(OneTeam)
  .output(Team)
  .query(({ ctx, input }) => readTeam(ctx, input.team));
