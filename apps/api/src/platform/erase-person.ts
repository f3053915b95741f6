import { ErasedPerson, ErasePerson } from "@bailiwick/contracts";
import { eraseOperator, noOneToErase, Refused } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";

/**
 * Erases a person from the audit logs of all organizations: the values and their salts, while the commitments stay and
 * every chain verifies. Each log that contained something records it. Entries of the first encoding stay as they are.
 */
export const erasePerson = procedure("platform:erase_person", "person.erased")
  .input(ErasePerson)
  .output(ErasedPerson)
  .mutation(async ({ ctx, input: { email } }) => {
    const [erased] = await ctx.sql<{ entries: number | null; organizations: number | null }>(
      "SELECT entries, organizations FROM authz.erase_person($1)",
      [email],
    );
    if (erased === undefined) throw new Refused(noOneToErase);
    const { entries, organizations } = erased;
    if (entries === null || organizations === null) throw new Refused(eraseOperator);
    return { entries, organizations };
  });
