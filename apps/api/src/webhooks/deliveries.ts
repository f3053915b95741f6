import { type ListDeliveries, maxCounted, type WebhookDelivery } from "@bailiwick/contracts";
import { noSuchDelivery, Refused } from "@bailiwick/domain";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { iso } from "../workspaces/internal.ts";
import type { Place } from "./internal.ts";

export type DeliveryRow = {
  readonly id: string;
  readonly eventId: string;
  readonly event: string;
  readonly state: "pending" | "delivered" | "failed";
  readonly createdAt: Date;
  readonly dueAt: Date | null;
  readonly attempts: number;
  readonly at: Date | null;
  readonly tookMs: number | null;
  readonly status: number | null;
  readonly failure: string | null;
};

const columns = `d.id, d.event_id AS "eventId", d.event, d.state, d.created_at AS "createdAt", d.due_at AS "dueAt", d.attempts,
  l.at, l.took_ms AS "tookMs", l.status, l.failure`;
const tables = `webhook_delivery d LEFT JOIN LATERAL (
    SELECT a.at, a.took_ms, a.status, a.failure FROM webhook_attempt a
    WHERE a.org_id = d.org_id AND a.delivery_id = d.id ORDER BY a.number DESC LIMIT 1) l ON true`;
const ofWebhook = "d.org_id = $1 AND d.webhook_id = $2";

/** A delivery in wire format. */
export function deliveryOf(row: DeliveryRow): z.input<typeof WebhookDelivery> {
  const { id, eventId, event, state, attempts, at, tookMs, status, failure } = row;
  return {
    id,
    eventId,
    event,
    state,
    createdAt: iso(row.createdAt),
    dueAt: iso(row.dueAt),
    attempts,
    last: at === null || tookMs === null ? null : { at: iso(at), tookMs, status, failure },
  };
}

/** @throws Refused with `NOT_FOUND` for one that this webhook does not have. */
export async function findDelivery(at: Place, webhook: string, id: string): Promise<DeliveryRow> {
  const [row] = await at.sql<DeliveryRow>(
    `SELECT ${columns} FROM ${tables} WHERE ${ofWebhook} AND d.id = $3`,
    [at.organization.id, webhook, id],
  );
  if (row === undefined) throw new Refused(noSuchDelivery);
  return row;
}

const Cursor = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);
type Wanted = Pick<z.output<typeof ListDeliveries>, "state" | "cursor" | "limit" | "counted">;
const wanted = "($3::text IS NULL OR d.state = $3)";

/** A page of what was sent to a webhook, newest first. */
export async function pageOfDeliveries(
  at: Place,
  webhook: string,
  { state, cursor, limit, counted }: Wanted,
) {
  const [beforeCreated, beforeId] = readCursor(Cursor, cursor) ?? [null, null];
  const asked = [at.organization.id, webhook, state ?? null];
  const found = await at.sql<DeliveryRow & { position: string }>(
    `SELECT ${columns}, audit.time_text(d.created_at) AS position FROM ${tables}
     WHERE ${ofWebhook} AND ${wanted} AND ($5::uuid IS NULL OR (d.created_at, d.id) < ($4::timestamptz, $5))
     ORDER BY d.created_at DESC, d.id DESC LIMIT $6`,
    [...asked, beforeCreated, beforeId, limit + 1],
  );
  const { rows, nextCursor } = pageOf(found, limit, (row) => [row.position, row.id]);
  const [count] = counted
    ? await at.sql<{ total: number }>(
        `SELECT count(*)::int AS total FROM (
           SELECT FROM webhook_delivery d WHERE ${ofWebhook} AND ${wanted} LIMIT ${maxCounted}) found`,
        asked,
      )
    : [];
  return { items: rows.map(deliveryOf), nextCursor, total: count?.total ?? null };
}
