import { Me } from "@bailiwick/contracts";
import { z } from "zod";
import { pictureOf, preferencesOf } from "../account/internal.ts";
import { procedure } from "../procedure/trpc.ts";

type Landing = { id: string; slug: string; name: string; organization: string };

/**
 * The signed-in person, and their landing workspace: read from the session on the server, never from the client (M8,
 * M42, M69).
 */
export const me = procedure("signedIn")
  .input(z.strictObject({}).optional())
  .output(Me)
  .query(async ({ ctx }) => {
    const { id, name, email, emailVerified, platformAdmin, activeWorkspaceId, confinedTo } = ctx.person;
    const [[landing], preferences, picture] = await Promise.all([
      ctx.sql<Landing>("SELECT id, slug, name, organization FROM authz.landing($1)", [activeWorkspaceId]),
      preferencesOf(ctx),
      pictureOf(ctx),
    ]);
    return {
      user: { id, name, email, emailVerified, picture },
      preferences,
      platformAdmin,
      connected: confinedTo !== null,
      landing: landing ?? null,
    };
  });
