import { type MovedResource, MovePreview, PreviewMoveResource } from "@bailiwick/contracts";
import { type Reader, resourceWord, sightOfMove } from "@bailiwick/domain";
import type { z } from "zod";
import { type DryRun, dryRun } from "../procedure/dry-run.ts";
import { compareNames } from "../procedure/search.ts";
import { changeOf, dryRunOf } from "../procedure/trpc.ts";
import { findResource, kindOf } from "./internal.ts";
import { move } from "./move.ts";

/** As many people of each workspace are compared, and as many of either group are listed. */
const [maxCompared, maxShown] = [5_000, 200];

/**
 * Who would lose and who would gain sight of a resource, and what would move along: the move itself is run and rolled back
 * (docs/decisions/012-a-preview-is-the-change-undone.md). A caller who can't make it gets the same refusal.
 */
export const previewMove = dryRunOf(
  PreviewMoveResource,
  MovePreview,
  ({ ctx, input }) =>
    dryRun(ctx, changeOf(move), input, async (tenant, perform) => {
      const confirmation = resourceWord(await findResource(tenant, kindOf(tenant, input.kind), input.id));
      const { receipt } = (await perform({ ...input, confirmation })) as z.input<typeof MovedResource>;
      const here = await readersIn(tenant, receipt.from.workspace.id, input.kind);
      const there = await readersIn(tenant, receipt.to.workspace.id, input.kind);
      const { loses, gains } = sightOfMove(here, there);
      return {
        confirmation,
        to: receipt.to,
        moved: receipt.moved,
        loses: told(loses),
        gains: told(gains),
        complete: here.length < maxCompared && there.length < maxCompared,
      };
    }),
  "resources.move",
);

type Named = Reader & { readonly name: string | null; readonly email: string | null };

/** Who can see the kind in a workspace; without names where the caller can't see the members. */
function readersIn({ sql }: DryRun, workspace: string, kind: string): Promise<Named[]> {
  return sql<Named>('SELECT user_id AS "userId", name, email FROM authz.readers($1, $2, $3)', [
    workspace,
    kind,
    maxCompared,
  ]);
}

function told(readers: readonly Named[]): z.input<typeof MovePreview>["loses"] {
  const people = readers
    .flatMap(({ userId, name, email }) => (name === null || email === null ? [] : [{ userId, name, email }]))
    .toSorted((a, b) => compareNames(a.name, b.name) || compareNames(a.userId, b.userId));
  return { people: people.slice(0, maxShown), total: readers.length };
}
