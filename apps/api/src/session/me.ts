import { Me } from "@bailiwick/contracts";
import type { Locale } from "@bailiwick/domain";
import { z } from "zod";
import { procedure } from "../procedure/trpc.ts";

type Chosen = { locale: Locale | null; timeZone: string | null };
type Landing = { id: string; slug: string; name: string; organization: string };

/**
 * The signed-in person, and their landing workspace: read from the session on the server, never from the client (M8,
 * M42, M69).
 */
export const me = procedure("signedIn")
  .input(z.strictObject({}).optional())
  .output(Me)
  .query(async ({ ctx }) => {
    const { id, name, email, emailVerified, platformAdmin, activeWorkspaceId } = ctx.person;
    const [[landing], [chosen]] = await Promise.all([
      ctx.sql<Landing>("SELECT id, slug, name, organization FROM authz.landing($1)", [activeWorkspaceId]),
      ctx.sql<Chosen>('SELECT locale, time_zone AS "timeZone" FROM authz.my_preferences()'),
    ]);
    return {
      user: { id, name, email, emailVerified },
      preferences: { locale: chosen?.locale ?? null, timeZone: chosen?.timeZone ?? null },
      platformAdmin,
      landing: landing ?? null,
    };
  });
