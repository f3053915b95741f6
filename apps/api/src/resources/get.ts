import { GetResource, Resource } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { findResource, kindOf, resourceOf } from "./internal.ts";

/** One resource of a kind. */
export const get = procedure({ kind: "read" })
  .input(GetResource)
  .output(Resource)
  .query(async ({ ctx, input }) => {
    const kind = kindOf(ctx, input.kind);
    return resourceOf(ctx, kind, await findResource(ctx, kind, input.id));
  });
