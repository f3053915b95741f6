import { AccessRequestPage, ListAccessRequests } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { placeOf, type RequestRow, requestOf, requests } from "./internal.ts";
import { toAsk } from "./needs.ts";

const Cursor = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

/** The requests for access to a workspace or an organization, newest first: one's own or, for who can decide, everyone's. */
export const list = procedure(toAsk)
  .input(ListAccessRequests)
  .output(AccessRequestPage)
  .query(async ({ ctx, input: { open, cursor, limit } }) => {
    const [before, beforeId] = readCursor(Cursor, cursor) ?? [null, null];
    const found = await ctx.sql<RequestRow>(
      `${requests} AND (NOT $6::boolean OR (q.outcome IS NULL AND q.expires_at > now()))
         AND ($4::uuid IS NULL OR (q.created_at, q.id) < ($3::timestamptz, $4))
       ORDER BY q.created_at DESC, q.id DESC LIMIT $5`,
      [...placeOf(ctx), before, beforeId, limit + 1, open],
    );
    const { rows, nextCursor } = pageOf(found, limit, ({ at, id }) => [at, id]);
    return { items: rows.map((row) => requestOf(ctx, row)), nextCursor };
  });
