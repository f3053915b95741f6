import { BundleDownload, ExportBundle } from "@bailiwick/contracts";
import { allowed, demand, demandPerson, refuse } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { demandProven } from "../session/proven.ts";
import { iso, workspaceTarget } from "../workspaces/internal.ts";
import { bundleRoot } from "./root.ts";
import { bundleTicketMs } from "./tickets.ts";

/**
 * Starts the export of a workspace as a bundle: records it, and returns where the bundle is read. The entry comes before the
 * first row leaves, and is in the bundle.
 */
const exportBundle = procedure("workspace:export_bundle", "workspace.exported")
  .input(ExportBundle)
  .output(BundleDownload)
  .mutation(async ({ ctx }) => {
    const { workspace, instance, now, principal } = ctx;
    const { sessionId } = demandPerson(principal);
    await demandProven(ctx);
    const [running] = await ctx.sql<{ amount: number }>(
      `SELECT count(*)::int AS amount FROM run WHERE org_id = authz.org_id() AND place = authz.workspace_id()
         AND state IN ('queued', 'running')`,
    );
    demand(
      running === undefined || running.amount === 0
        ? allowed
        : refuse("runs_unfinished", { amount: running.amount }),
    );

    await ctx.record({ action: "workspace.exported", target: workspaceTarget(workspace) });

    const expires = now.getTime() + bundleTicketMs;
    return {
      url: new URL(`${bundleRoot}/export`, instance.publicUrl()).href,
      token: instance.bundleTickets.seal({ session: sessionId, workspace: workspace.id, expires }),
      name: `${workspace.slug}-${now.toISOString().slice(0, 10)}.bundle`,
      expiresAt: iso(new Date(expires)),
    };
  });

export { exportBundle as export };
