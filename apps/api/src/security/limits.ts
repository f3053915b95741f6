import { GetSecurityPolicy, SessionLimits } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";

/** How long the caller's session lasts here, for a console that warns before it ends (C14). */
export const limits = procedure({ workspace: "workspace:read", organization: "organization:read" })
  .input(GetSecurityPolicy)
  .output(SessionLimits)
  .query(async ({ ctx }) => {
    const [row] = await ctx.sql<{ idle_minutes: number | null; ends_at: Date | null }>(
      "SELECT * FROM authz.session_limits()",
    );
    return { idleMinutes: row?.idle_minutes ?? null, endsAt: iso(row?.ends_at ?? null) };
  });
