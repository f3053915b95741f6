import { PreviewTransferWorkspace, TransferPreview, type TransferredWorkspace } from "@bailiwick/contracts";
import { confirmationWord, type Reader, sightOfMove } from "@bailiwick/domain";
import type { z } from "zod";
import { type DryRun, dryRun } from "../procedure/dry-run.ts";
import { compareNames } from "../procedure/search.ts";
import { changeOf, dryRunOf } from "../procedure/trpc.ts";
import type { WorkspaceContext } from "./internal.ts";
import { transfer } from "./transfer.ts";
import { decideTransfer } from "./transferring.ts";

/** As many people of each organization are compared, and as many of either group are listed. */
const [maxCompared, maxShown] = [5_000, 200];

/**
 * Who would lose and who would gain sight of a workspace, and what would come along: the transfer itself is run and rolled
 * back (docs/decisions/012-a-preview-is-the-change-undone.md). A caller who can't make it gets the same refusal.
 */
export const previewTransfer = dryRunOf(
  PreviewTransferWorkspace,
  TransferPreview,
  ({ ctx, input }) =>
    dryRun(ctx, changeOf(transfer), input, async (tenant, perform) => {
      const place = tenant as unknown as WorkspaceContext;
      const confirmation = confirmationWord(place.blueprint, place.workspace);
      const here = await readers(tenant);
      // Both decide alike; the transfer also knows of a slug that is taken.
      const { found } = await decideTransfer(place, input, confirmation);
      const { to } = (await perform({ ...input, confirmation })) as z.input<typeof TransferredWorkspace>;
      const there = await readers(tenant);
      const { loses, gains } = sightOfMove(here, there);
      return {
        confirmation,
        to,
        moved: found.moved,
        loses: told(loses),
        gains: told(gains),
        complete: here.length < maxCompared && there.length < maxCompared,
        joining: found.joining.length,
        roles: found.roles.filter(({ isThere }) => !isThere).map(({ name }) => name),
        teams: found.teams.map(({ name, role, people }) => ({ name, role, people })),
        allotments: found.allotments.map(({ meter, allotted, used }) => ({ meter, allotted, used })),
        shared: found.shared,
        boundKeys: found.boundKeys,
      };
    }),
  "workspaces.transfer",
);

type Named = Reader & { readonly name: string | null; readonly email: string | null };

/** Who can open the workspace where it is now; without names where the caller can't see the members. */
function readers({ sql }: DryRun): Promise<Named[]> {
  return sql<Named>('SELECT user_id AS "userId", name, email FROM authz.transfer_readers($1)', [maxCompared]);
}

function told(people: readonly Named[]): z.input<typeof TransferPreview>["loses"] {
  const named = people
    .flatMap(({ userId, name, email }) => (name === null || email === null ? [] : [{ userId, name, email }]))
    .toSorted((a, b) => compareNames(a.name, b.name) || compareNames(a.userId, b.userId));
  return { people: named.slice(0, maxShown), total: people.length };
}
