import { AccessReview, OneAccessReview } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { findReview, reviewOf } from "./internal.ts";
import { toRead } from "./needs.ts";

/** One access review of a workspace or an organization, with what is left of it. */
export const get = procedure(toRead)
  .input(OneAccessReview)
  .output(AccessReview)
  .query(async ({ ctx, input }) => reviewOf(ctx, await findReview(ctx, input.review)));
