import { FoundAuditEntry, GetAuditEntry } from "@bailiwick/contracts";
import { noSuchEntry, Refused } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { type EntryRow, entryColumns, entryOf, peopleIn } from "./internal.ts";

/** One entry of a log, by its number, with the numbers of its neighbors there, for a link to it. */
export const get = procedure({ workspace: "audit:read", organization: "organization_audit:read" })
  .input(GetAuditEntry)
  .output(FoundAuditEntry)
  .query(async ({ ctx, input: { seq } }) => {
    const inPlace = ctx.workspace === null ? "" : "AND workspace_id = authz.workspace_id()";
    const here = `FROM audit_entry WHERE org_id = authz.org_id() ${inPlace}`;
    const [row] = await ctx.sql<EntryRow & { older: string | null; newer: string | null }>(
      `SELECT ${entryColumns},
         (SELECT max(seq) ${here} AND seq < $1) AS older,
         (SELECT min(seq) ${here} AND seq > $1) AS newer
       ${here} AND seq = $1`,
      [seq],
    );
    if (row === undefined) throw new Refused(noSuchEntry);
    const { older, newer, ...entry } = row;
    const found = entryOf(entry);
    return {
      entry: found,
      older: older === null ? null : Number(older),
      newer: newer === null ? null : Number(newer),
      people: await peopleIn(ctx, [found]),
    };
  });
