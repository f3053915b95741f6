import { IssuedKey, RotateKey } from "@bailiwick/contracts";
import { canRotateKey, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { demandProven } from "../session/proven.ts";
import { aboutKey, aimAtKey, factsOf, findKey, keyOf, levelOf } from "./internal.ts";
import { nextSecret } from "./next-secret.ts";

/**
 * Gives a key its next secret (C24). The old one still works for the overlap, and ends by itself at its instant, by the
 * database's clock. The new text is in this answer and nowhere else (C22).
 */
export const rotate = procedure(
  { workspace: "key:issue", organization: "organization_key:issue" },
  { workspace: "key.rotated", organization: "organization.key_rotated" },
)
  .input(RotateKey, { aim: aimAtKey })
  .output(IssuedKey)
  .mutation(async ({ ctx, input: { key, overlapHours } }) => {
    await demandProven(ctx);
    const found = await findKey(ctx, key);
    const level = levelOf(ctx);

    demand(canRotateKey(await withRoles(ctx), level, factsOf(ctx, found)));

    const { text, publicId } = await nextSecret(ctx, { id: found.id, level }, overlapHours);

    const rotated = await findKey(ctx, found.id);
    const action = ctx.workspace === null ? "organization.key_rotated" : "key.rotated";
    await ctx.record({
      action,
      target: aboutKey(found),
      before: { publicId: found.publicId },
      after: { publicId, overlapHours },
    });

    return { key: keyOf(ctx, rotated), text };
  });
