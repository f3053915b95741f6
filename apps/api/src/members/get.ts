import { Member, OneMember } from "@bailiwick/contracts";
import { notAMember, Refused } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { findPerson } from "./people.ts";

/**
 * One person of a workspace, with the sources of their access. A person without access here looks like a missing one.
 */
export const get = procedure("member:read")
  .input(OneMember)
  .output(Member)
  .query(async ({ ctx, input }) => {
    const person = await findPerson(ctx, input.userId);
    if (person === undefined) throw new Refused(notAMember);
    return person;
  });
