import { DirectoryStatus, GetDirectory } from "@bailiwick/contracts";
import { type DirectoryState, directoryStates } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";
import { directoryFacts } from "./internal.ts";
import { scimRoot } from "./root.ts";

type Failure = {
  readonly at: Date;
  readonly target: string | null;
  readonly after: { readonly reason?: string; readonly message?: string } | null;
};

/** How directory sync goes: where its API is, how many people are in which state, the last contact, and what was refused. */
export const status = procedure("directory:sync")
  .input(GetDirectory)
  .output(DirectoryStatus)
  .query(async ({ ctx }) => {
    const { feature, isStopped } = await directoryFacts(ctx);
    const states = await ctx.sql<{ state: DirectoryState; count: number }>(
      `SELECT authz.directory_state(p.user_id, p.active, p.address) AS state, count(*)::int AS count
       FROM directory_person p WHERE p.org_id = authz.org_id() GROUP BY 1`,
    );
    const [found] = await ctx.sql<{ teams: number; contact: Date | null; followed: boolean }>(
      `SELECT (SELECT count(*)::int FROM directory_team t WHERE t.org_id = authz.org_id()) AS teams,
         authz.directory_contact() AS contact,
         EXISTS (SELECT FROM directory d WHERE d.org_id = authz.org_id()) AS followed`,
    );
    // As far as the reader can read the log, and not its whole length.
    const failures = await ctx.sql<Failure>(
      `SELECT e.at, e.target_name AS target, e.after::json AS after FROM audit_entry e
       WHERE e.org_id = authz.org_id() AND e.outcome = 'refused' AND e.action LIKE 'directory.%'
         AND e.seq > (SELECT h.seq FROM audit_entry h WHERE h.org_id = authz.org_id() ORDER BY h.seq DESC LIMIT 1) - 5000
         AND e.at > now() - interval '30 days' ORDER BY e.seq DESC LIMIT 10`,
    );
    const counts = new Map(states.map(({ state, count }) => [state, count]));
    return {
      url: `${ctx.instance.publicUrl().origin}${scimRoot}/${ctx.organization.id}`,
      isOnPlan: feature.allowed,
      isFollowed: feature.allowed && found?.followed === true && !isStopped,
      people: Object.fromEntries(directoryStates.map((state) => [state, counts.get(state) ?? 0])) as Record<
        DirectoryState,
        number
      >,
      teams: found?.teams ?? 0,
      lastContact: iso(found?.contact ?? null),
      failures: failures.map(({ at, target, after }) => ({
        at: at.toISOString(),
        target,
        reason: after?.reason ?? "",
        message: after?.message ?? "",
      })),
    };
  });
