import { AddDirectoryTeam, DirectoryTeam } from "@bailiwick/contracts";
import { newId } from "../identity/id.ts";
import { procedure } from "../procedure/trpc.ts";
import { aboutTeam } from "../teams/internal.ts";
import { aimAtDirectoryTeam, demandSync, directoryEntryOf, findTeam, setPeople } from "./internal.ts";
import { putTeam } from "./put-team.ts";

/** Adds a team whose members the directory says. It has no role anywhere until someone who holds that role gives it one. */
export const addTeam = procedure("directory:sync", "directory.team_added")
  .input(AddDirectoryTeam, { aim: aimAtDirectoryTeam })
  .output(DirectoryTeam)
  .mutation(async ({ ctx, input: { name, externalId, people } }) => {
    await demandSync(ctx);
    const id = newId();

    await putTeam(ctx, { id, name, externalId: externalId ?? null });
    await ctx.record({ action: "directory.team_added", target: aboutTeam({ id, name }), after: { name } });
    await setPeople(ctx, id, people);

    return directoryEntryOf(await findTeam(ctx, id));
  });
