import { ListPeople, PlatformPersonPage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { type PersonRow, personColumns, personOf } from "./person.ts";

/** To the microsecond, which a JavaScript date does not preserve. */
const Place = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

/** Everyone with an account on the instance, oldest first; `search` matches part of a name or an address. */
export const people = procedure("platform:suspend_person")
  .input(ListPeople)
  .output(PlatformPersonPage)
  .query(async ({ ctx, input }) => {
    const [afterCreated, afterId] = readCursor(Place, input.cursor) ?? [null, null];
    const found = await ctx.sql<PersonRow & { place: string }>(
      `SELECT ${personColumns}, audit.time_text(created_at) AS place FROM authz.platform_people($1, $2, $3, $4)`,
      [input.search, afterCreated, afterId, input.limit + 1],
    );
    const { rows, nextCursor } = pageOf(found, input.limit, (row) => [row.place, row.id]);
    return { items: rows.map(personOf), nextCursor };
  });
