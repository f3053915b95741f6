import { createHash } from "node:crypto";
import { TransferredWorkspace, TransferWorkspace } from "@bailiwick/contracts";
import {
  type MoveEnd,
  type MoveReceipt,
  principalName,
  Refused,
  receiptFormat,
  receiptOf,
  slugCandidates,
  slugTaken,
} from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { procedure } from "../procedure/trpc.ts";
import { type WorkspaceContext, workspaceTarget } from "./internal.ts";
import { decideTransfer, type Transfer } from "./transferring.ts";

/**
 * Transfers a workspace with everything in it to another organization, in one commit (V15). The logs of both have the
 * receipt: the entries before it stay in the log where they were made.
 */
export const transfer = procedure(
  { workspace: "workspace:transfer", platform: "platform:transfer_workspace" },
  "workspace.transferred",
)
  .input(TransferWorkspace)
  .output(TransferredWorkspace)
  .mutation(async ({ ctx, input }) => {
    const { workspace, organization } = ctx;
    const { found, to } = await decideTransfer(ctx, input, input.confirmation);

    const receipt = receiptFor(ctx, found, to);
    const before = { organization: organization.name };
    const after = { organization: to.organization.name, receipt };
    // The rows of a large workspace change organization in one statement.
    await ctx.sql("SET LOCAL statement_timeout = '10min'");
    const [answer] = await ctx.sql<{ taken: boolean }>(
      "SELECT authz.transfer_workspace($1, $2, $3, $4, $5, $6) AS taken",
      [
        to.organization.id,
        to.workspace.slug,
        input.teams === "along",
        JSON.stringify(found.joining.map(placeOf)),
        JSON.stringify(before),
        JSON.stringify(after),
      ],
    );
    if (answer?.taken !== true) throw new Refused(slugTaken);
    await ctx.record({ action: "workspace.transferred", target: workspaceTarget(workspace), before, after });
    return { id: workspace.id, to, receipt };
  });

/** What a person who joins needs where everyone has a private workspace: an id for it, and slugs to try. */
function placeOf({ userId, name }: Transfer["found"]["joining"][number]) {
  const workspace = newId();
  return { userId, workspace, slugs: slugCandidates(name, workspace) };
}

function receiptFor(ctx: WorkspaceContext, { moved }: Transfer["found"], to: MoveEnd): MoveReceipt {
  const { workspace, organization, actor, now } = ctx;
  const { name, email } = principalName(ctx.principal);
  return receiptOf(
    {
      format: receiptFormat,
      at: now.toISOString(),
      kind: "workspace",
      id: workspace.id,
      title: workspace.name,
      moved,
      from: {
        organization: { id: organization.id, slug: organization.slug, name: organization.name },
        workspace: { id: workspace.id, slug: workspace.slug, name: workspace.name },
      },
      to,
      by: { kind: actor.kind, id: actor.id, name: email ?? name },
    },
    (text) => createHash("sha256").update(text).digest("hex"),
  );
}
