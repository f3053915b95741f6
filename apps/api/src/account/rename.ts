import { MyName, RenameMyself } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";

/** Changes the signed-in person's name, everywhere in the same commit. Each organization they are in records it. */
export const rename = procedure("signedIn", "person.renamed")
  .input(RenameMyself)
  .output(MyName)
  .mutation(async ({ ctx, input: { name } }) => {
    await ctx.sql("SELECT authz.rename_person($1)", [name]);
    return { name };
  });
