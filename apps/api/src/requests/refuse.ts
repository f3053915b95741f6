import { AccessRequest, RefuseAccessRequest } from "@bailiwick/contracts";
import { Refused, refuse as refuseBecause } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { findDecidable, settle } from "./decide.ts";
import { aimAtRequest } from "./internal.ts";
import { toDecide } from "./needs.ts";

/** Refuses a request for access, with a note that says why. */
export const refuse = procedure(toDecide, "request.refused")
  .input(RefuseAccessRequest, { aim: aimAtRequest, byPeople: true })
  .output(AccessRequest)
  .mutation(async ({ ctx, input: { request, note } }) => {
    const decidable = await findDecidable(ctx, request);
    if (note === "") throw new Refused(refuseBecause("request_note", {}, "note"));
    return settle(ctx, decidable, { outcome: "refused", note, givenUntil: null, formerRole: null });
  });
