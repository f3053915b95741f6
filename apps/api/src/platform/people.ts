import { ListPeople, PlatformPersonPage } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { type Ordered, orderedPage, orderOf } from "./order.ts";
import { type PersonRow, personColumns, personOf } from "./person.ts";

/**
 * Everyone with an account on the instance, oldest first, or by name; `search` matches part of a name or an address.
 */
export const people = procedure("platform:suspend_person")
  .input(ListPeople)
  .output(PlatformPersonPage)
  .query(async ({ ctx, input }) => {
    const found = await ctx.sql<PersonRow & Ordered>(
      `SELECT ${personColumns}, place, total::int
       FROM authz.platform_people($1, $2, $3, $4, $5, $6, $7, $8)`,
      [input.search, input.state ?? null, ...orderOf(input)],
    );
    return orderedPage(found, input, personOf);
  });
