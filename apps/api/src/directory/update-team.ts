import { DirectoryTeam, UpdateDirectoryTeam } from "@bailiwick/contracts";
import { canChangeVersion, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutTeam } from "../teams/internal.ts";
import { aimAtDirectoryTeam, demandSync, directoryEntryOf, findTeam, setPeople } from "./internal.ts";
import { putTeam } from "./put-team.ts";

/** Replaces a team of the directory: its name, and who is in it. Each person who comes or goes is recorded. */
export const updateTeam = procedure("directory:sync", "directory.team_updated")
  .input(UpdateDirectoryTeam, { aim: aimAtDirectoryTeam })
  .output(DirectoryTeam)
  .mutation(async ({ ctx, input: { team, name, externalId, people, version } }) => {
    await demandSync(ctx);
    const found = await findTeam(ctx, team);
    demand(canChangeVersion(found.version, version));

    await putTeam(ctx, { id: found.id, name, externalId: externalId ?? null });
    await ctx.sql(
      `UPDATE directory_team SET version = version + 1, updated_at = now()
       WHERE org_id = authz.org_id() AND team_id = $1`,
      [found.id],
    );
    await ctx.record({
      action: "directory.team_updated",
      target: aboutTeam({ id: found.id, name }),
      before: { name: found.name, people: found.people.length },
      after: { name, people: new Set(people).size },
    });
    await setPeople(ctx, found.id, people);

    return directoryEntryOf(await findTeam(ctx, found.id));
  });
