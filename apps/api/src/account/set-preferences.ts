import { Preferences, SetPreferences } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";

/** Sets the signed-in person's language and time zone. Belongs to no tenant, so no log records it. */
export const setPreferences = procedure("signedIn")
  .input(SetPreferences)
  .output(Preferences)
  .mutation(async ({ ctx, input: { locale, timeZone } }) => {
    await ctx.sql("SELECT authz.set_preferences($1, $2)", [locale, timeZone]);
    return { locale, timeZone };
  });
