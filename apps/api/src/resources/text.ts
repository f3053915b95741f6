import { ReadResourceText, ResourceText } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { everyOf, textKindOf, written } from "./texts.ts";

/** All resources of a kind as text, in the order of its list (M74). */
export const text = procedure({ kind: "read" })
  .input(ReadResourceText)
  .output(ResourceText)
  .query(async ({ ctx, input }) => {
    const kind = textKindOf(ctx, input.kind);
    return written(kind, await everyOf(ctx, kind));
  });
