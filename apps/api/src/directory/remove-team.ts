import { DirectoryTeamGone, OneDirectoryTeam } from "@bailiwick/contracts";
import { canChangeVersion, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutTeam } from "../teams/internal.ts";
import { aimAtDirectoryTeam, demandSync, findTeam } from "./internal.ts";

/** Deletes a team that the directory deleted; its members lose what they had only through it. */
export const removeTeam = procedure("directory:sync", "directory.team_removed")
  .input(OneDirectoryTeam, { aim: aimAtDirectoryTeam })
  .output(DirectoryTeamGone)
  .mutation(async ({ ctx, input }) => {
    await demandSync(ctx);
    const found = await findTeam(ctx, input.team);
    demand(canChangeVersion(found.version, input.version));

    await ctx.sql("SELECT authz.delete_directory_team($1)", [found.id]);
    await ctx.record({
      action: "directory.team_removed",
      target: aboutTeam(found),
      before: { name: found.name, people: found.people.length },
    });

    return { id: found.id };
  });
