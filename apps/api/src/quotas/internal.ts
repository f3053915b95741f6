import type { Place, Quota } from "@bailiwick/contracts";
import type { Act } from "@bailiwick/db";
import { limitOfMeter, type Meter, type QuotaFacts, Refused, refuse } from "@bailiwick/domain";
import type { z } from "zod";
import { effectiveLimit } from "../plans/internal.ts";
import type { Aim } from "../procedure/needs.ts";
import type { VerbContext } from "../procedure/run.ts";
import { iso } from "../workspaces/internal.ts";

/** The context of a verb about quotas: a workspace's, or the organization's own. */
export type InQuota = Pick<
  VerbContext<Place>,
  "sql" | "organization" | "workspace" | "blueprint" | "instance" | "actor"
>;

/** The current period of a meter, and its facts for the workspace of the call. */
export type CurrentQuota = QuotaFacts & {
  readonly startsAt: Date;
  /** Null for one that never starts anew. */
  readonly endsAt: Date | null;
  /** What all workspaces are allotted together. */
  readonly allotted: number;
};

/** The meter of this key. @throws Refused with `NOT_FOUND` at `meter` for one that the blueprint does not declare */
export function meterOf({ blueprint }: InQuota, key: string): Meter {
  const meter = blueprint.meters.find((each) => each.key === key);
  if (meter === undefined) throw new Refused(refuse("no_such_meter", {}, "meter"));
  return meter;
}

type Row = {
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly allotted: number | null;
  readonly totalReserved: number;
  readonly totalUsed: number;
  readonly ownAllotted: number | null;
  readonly ownReserved: number;
  readonly ownUsed: number;
};

/**
 * A quota in its current period. A period that no one has used yet has the allotments of the one before. Read under the lock
 * before anything is decided by it.
 */
export async function currentQuota(ctx: InQuota, meter: Meter): Promise<CurrentQuota> {
  return quotaWith(ctx, meter, await effectiveLimit(ctx, meter.limit));
}

async function quotaWith(ctx: InQuota, meter: Meter, granted: number | null): Promise<CurrentQuota> {
  const { per } = limitOfMeter(ctx.blueprint.limits, meter);
  const place = ctx.workspace?.id ?? ctx.organization.id;
  const [row] = await ctx.sql<Row>(
    `SELECT p.starts_at AS "startsAt", nullif(p.ends_at, 'infinity') AS "endsAt",
       t.allotted::float8 AS allotted,
       CASE WHEN t.starts_at = p.starts_at THEN t.reserved ELSE 0 END::float8 AS "totalReserved",
       CASE WHEN t.starts_at = p.starts_at THEN t.used ELSE 0 END::float8 AS "totalUsed",
       w.allotted::float8 AS "ownAllotted",
       CASE WHEN w.starts_at = p.starts_at THEN w.reserved ELSE 0 END::float8 AS "ownReserved",
       CASE WHEN w.starts_at = p.starts_at THEN w.used ELSE 0 END::float8 AS "ownUsed"
     FROM authz.quota_period_at(authz.org_id(), $1, now()) p
     LEFT JOIN LATERAL (
       SELECT b.* FROM quota_balance b WHERE b.org_id = authz.org_id() AND b.meter = $1 AND b.place = authz.org_id()
         AND b.starts_at <= p.starts_at ORDER BY b.starts_at DESC LIMIT 1) t ON true
     LEFT JOIN LATERAL (
       SELECT b.* FROM quota_balance b WHERE b.org_id = authz.org_id() AND b.meter = $1 AND b.place = $2
         AND b.starts_at <= p.starts_at ORDER BY b.starts_at DESC LIMIT 1) w ON true`,
    [meter.key, place],
  );
  if (row === undefined) throw new Error(`the meter ${meter.key} has no period`);
  const workspace = { allotted: row.ownAllotted, reserved: row.ownReserved, used: row.ownUsed };
  return {
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    granted,
    allots: per === "organization" && row.allotted !== null,
    allotted: row.allotted ?? 0,
    total: per === "workspace" ? workspace : { reserved: row.totalReserved, used: row.totalUsed },
    workspace,
  };
}

/** Opens the current period of a meter, with the effective limit; call it under the lock, before what is consumed. */
export async function openQuota(ctx: InQuota, meter: Meter): Promise<CurrentQuota> {
  const granted = await effectiveLimit(ctx, meter.limit);
  await ctx.sql("SELECT authz.open_quota($1, $2)", [meter.key, granted]);
  return quotaWith(ctx, meter, granted);
}

/** A quota in wire format. */
export function quotaOf({ workspace }: Pick<InQuota, "workspace">, { key }: Meter, quota: CurrentQuota) {
  const { startsAt, endsAt, granted, allots, allotted, total } = quota;
  return {
    meter: key,
    period: endsAt === null ? null : { startsAt: iso(startsAt), endsAt: iso(endsAt) },
    granted,
    total,
    allots,
    allotted,
    workspace: workspace === null ? null : quota.workspace,
  } satisfies z.input<typeof Quota>;
}

/** A meter as the target of an audit entry. */
export function aboutMeter({ key, name }: Pick<Meter, "key" | "name">): Act["target"] {
  return { kind: "meter", id: key, name };
}

/** Targets the input's meter, by its key. */
export const aimAtMeter: Aim<{ readonly meter: string }> = async ({ meter }) =>
  aboutMeter({ key: meter, name: meter });
