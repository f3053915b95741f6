import { DirectoryPeople, ListDirectoryPeople } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { directoryEntryOf, type PersonRow, personColumns } from "./internal.ts";

const matched = `($1::uuid IS NULL OR p.id = $1) AND ($2::text IS NULL OR p.address = lower($2))
  AND ($3::text IS NULL OR p.external_id = $3)
  AND ($4::text IS NULL OR authz.directory_state(p.user_id, p.active, p.address) = $4)`;

/** The people whom the directory knows, by address, and how many there are. */
export const people = procedure("directory:sync")
  .input(ListDirectoryPeople)
  .output(DirectoryPeople)
  .query(async ({ ctx, input }) => {
    const asked = [
      input.person ?? null,
      input.address ?? null,
      input.externalId ?? null,
      input.state ?? null,
    ];
    const rows = await ctx.sql<PersonRow>(
      `SELECT ${personColumns} FROM directory_person p WHERE p.org_id = authz.org_id() AND ${matched}
       ORDER BY p.address, p.id OFFSET $5 LIMIT $6`,
      [...asked, input.offset, input.limit],
    );
    const [counted] = await ctx.sql<{ total: number }>(
      `SELECT count(*)::int AS total FROM directory_person p WHERE p.org_id = authz.org_id() AND ${matched}`,
      asked,
    );
    return { items: rows.map(directoryEntryOf), total: counted?.total ?? 0 };
  });
