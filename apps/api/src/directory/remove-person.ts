import { DirectoryPersonGone, OneDirectoryPerson } from "@bailiwick/contracts";
import { canChangeVersion, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import {
  aboutDirectoryPerson,
  aimAtDirectoryPerson,
  demandDone,
  demandSync,
  findPerson,
} from "./internal.ts";

/** Takes someone out of the organization whom the directory deleted, as who is removed by hand. Their account stays. */
export const removePerson = procedure("directory:sync", "directory.person_removed")
  .input(OneDirectoryPerson, { aim: aimAtDirectoryPerson })
  .output(DirectoryPersonGone)
  .mutation(async ({ ctx, input }) => {
    await demandSync(ctx);
    const found = await findPerson(ctx, input.person);
    demand(canChangeVersion(found.version, input.version));

    const [row] = await ctx.sql<{ answer: string | null }>("SELECT authz.leave_directory($1) AS answer", [
      found.id,
    ]);
    demandDone(row?.answer);
    await ctx.record({ action: "directory.person_removed", target: aboutDirectoryPerson(found) });

    return { id: found.id };
  });
