import { MyName, RenameMyself } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";

/**
 * Changes the signed-in person's own name, wherever it is shown, with this commit. Each organization that they are in has
 * it in its log.
 */
export const rename = procedure("signedIn", "person.renamed")
  .input(RenameMyself)
  .output(MyName)
  .mutation(async ({ ctx, input: { name } }) => {
    await ctx.sql("SELECT authz.rename_person($1)", [name]);
    return { name };
  });
