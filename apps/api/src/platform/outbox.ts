import { ListOutbox, MailPage, type MailState, maxCounted } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { matching } from "../procedure/search.ts";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";

/** To the microsecond, which a JavaScript date does not preserve. */
const Place = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

type Row = {
  id: string;
  recipient: string;
  subject: string;
  body_text: string;
  state: z.output<typeof MailState>;
  attempts: number;
  last_error: string | null;
  created_at: Date;
  delivered_at: Date | null;
  place: string;
};

const state = `CASE WHEN delivered_at IS NOT NULL THEN 'delivered' WHEN deliver_at = 'infinity' THEN 'given_up'
  WHEN last_error IS NOT NULL THEN 'failing' ELSE 'waiting' END`;

const wanted = `kind = 'mail' AND ($2::text IS NULL OR ${state} = $2)
  AND ${matching("$1", "authz.search_key(recipient)", "authz.search_key(subject)")}`;

/** The instance's mails, newest first. Their bodies are readable here only without a mail server. */
export const outbox = procedure("platform:read_outbox")
  .input(ListOutbox)
  .output(MailPage)
  .query(async ({ ctx, input }) => {
    const [beforeCreated, beforeId] = readCursor(Place, input.cursor) ?? [null, null];
    const found = await ctx.sql<Row>(
      `SELECT id, recipient, subject, body_text, ${state} AS state, attempts, last_error, created_at, delivered_at,
         audit.time_text(created_at) AS place
       FROM outbox
       WHERE ${wanted} AND ($4::uuid IS NULL OR (created_at, id) < ($3::timestamptz, $4))
       ORDER BY created_at DESC, id DESC LIMIT $5`,
      [input.search, input.state ?? null, beforeCreated, beforeId, input.limit + 1],
    );
    const { rows, nextCursor } = pageOf(found, input.limit, (row) => [row.place, row.id]);
    const [count] = input.counted
      ? await ctx.sql<{ total: number }>(
          `SELECT count(*)::int AS total FROM (SELECT 1 FROM outbox WHERE ${wanted} LIMIT ${maxCounted}) found`,
          [input.search, input.state ?? null],
        )
      : [];
    return {
      items: rows.map((row) => ({
        id: row.id,
        recipient: row.recipient,
        subject: row.subject,
        bodyText: ctx.instance.mailServer ? "" : row.body_text,
        state: row.state,
        attempts: row.attempts,
        lastError: row.last_error,
        createdAt: iso(row.created_at),
        deliveredAt: iso(row.delivered_at),
      })),
      nextCursor,
      total: count?.total ?? null,
    };
  });
