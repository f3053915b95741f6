import { Preferences, SetPreferences } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { preferencesOf } from "./internal.ts";

/** Sets the signed-in person's language and time zone. Belongs to no tenant, so no log records it. */
export const setPreferences = procedure("signedIn")
  .input(SetPreferences, { inConnected: true })
  .output(Preferences)
  .mutation(async ({ ctx, input: { locale, timeZone, mailsOff } }) => {
    await ctx.sql("SELECT authz.set_preferences($1, $2, $3)", [locale, timeZone, mailsOff ?? null]);
    return preferencesOf(ctx);
  });
