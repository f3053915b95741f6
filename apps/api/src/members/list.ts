import { ListMembers, MemberPage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../cursor.ts";
import { procedure } from "../trpc.ts";
import { type MemberRow, memberOf } from "./internal.ts";

const Place = z.tuple([z.string().max(400), z.uuid()]);

/** The members of a workspace by name, a page at a time; `search` is a part of a name or an address (M32). */
export const list = procedure("member:read")
  .input(ListMembers)
  .output(MemberPage)
  .query(async ({ ctx, input }) => {
    const after = readCursor(Place, input.cursor);
    const values: unknown[] = [ctx.organization.id, ctx.workspace.id, input.limit + 1];
    const given = (value: unknown) => `$${values.push(value)}`;
    // What is not asked for is left out of the statement, so that each one has its own plan.
    const found = input.search === "" ? "" : given(input.search);
    const matches =
      found && `AND (position(lower(${found}) IN sort_name) > 0 OR position(lower(${found}) IN email) > 0)`;
    const next = after && `AND (sort_name, user_id) > (${given(after[0])}, ${given(after[1])})`;
    const members = await ctx.sql<MemberRow & { place: string }>(
      `SELECT user_id AS "userId", name, email, role, active, created_at AS "createdAt", sort_name AS place
       FROM member WHERE org_id = $1 AND workspace_id = $2 ${matches} ${next ?? ""}
       ORDER BY sort_name, user_id LIMIT $3`,
      values,
    );
    const { rows, nextCursor } = pageOf(members, input.limit, (member) => [member.place, member.userId]);
    return { items: rows.map(memberOf), nextCursor };
  });
