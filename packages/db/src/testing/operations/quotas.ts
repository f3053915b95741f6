import { type Blueprint, can } from "@bailiwick/domain";
import type pg from "pg";
import type { Tenant } from "../../tenant/tenant.ts";
import { may, type Operation, type Stage, seen } from "./operation.ts";

/** Allots each meter of the blueprint to these workspaces. */
export async function fillLedger(
  owner: pg.Pool,
  org: string,
  workspaces: readonly string[],
  { meters }: Blueprint,
): Promise<void> {
  for (const { key } of meters) {
    await owner.query(
      "INSERT INTO quota_period (org_id, meter, starts_at, ends_at) VALUES ($1, $2, 'epoch', 'infinity')",
      [org, key],
    );
    await owner.query(
      `INSERT INTO quota_entry (org_id, meter, starts_at, place, kind, amount, actor_kind)
       SELECT $1, $2, 'epoch', place, 'allot', 100, 'system' FROM unnest($3::uuid[]) place`,
      [org, key, workspaces],
    );
  }
}

const insert =
  (kind: string, meter: string, place: (stage: Stage) => string | null, actor?: string) =>
  async (tenant: Pick<Tenant, "sql">, stage: Stage) => {
    await tenant.sql("SELECT authz.open_quota($1, 1000)", [meter]);
    // Without RETURNING, which would have to see the row.
    await tenant.sql(
      `INSERT INTO quota_entry (org_id, meter, starts_at, place, kind, amount, actor_kind, actor_id)
       SELECT authz.org_id(), p.meter, p.starts_at, $2, $3, 1, authz.actor_kind(), coalesce($4::uuid, authz.actor_id())
       FROM authz.quota_period_at(authz.org_id(), $1, now()) p`,
      [meter, place(stage), kind, actor ?? null],
    );
    return 1;
  };
const here = ({ workspace }: Stage) => workspace;
const nextDoor = ({ sibling }: Stage) => sibling ?? crypto.randomUUID();

/** The kinds of entries that only the database itself writes. */
const written = ["grant", "reserve", "settle", "release"];

/** What can be tried with the ledger of each meter, in any state. */
export function rowsOfMeters({ meters }: Blueprint): Operation[] {
  return meters.flatMap(({ key }): Operation[] => [
    {
      title: `SELECT the entries of ${key} here`,
      permission: "usage:read",
      attempt: (tenant, stage) =>
        seen(tenant, "SELECT FROM quota_entry WHERE org_id = $1 AND place = $2 AND meter = $3", [
          stage.org,
          stage.workspace,
          key,
        ]),
      expected: (actor) => can(actor, "usage:read").allowed || can(actor, "quota:read").allowed,
    },
    {
      title: `SELECT the balance of ${key} next door`,
      permission: "quota:read",
      attempt: (tenant, stage) =>
        seen(tenant, "SELECT FROM quota_balance WHERE org_id = $1 AND place = $2 AND meter = $3", [
          stage.org,
          stage.sibling,
          key,
        ]),
      expected: (actor, { sibling }) => sibling !== null && can(actor, "quota:read").allowed,
    },
    {
      title: `INSERT use of ${key}`,
      permission: "usage:report",
      attempt: insert("use", key, here),
      expected: may("usage:report"),
    },
    {
      title: `INSERT use of ${key} next door`,
      permission: "usage:report",
      attempt: insert("use", key, nextDoor),
      expected: () => false,
    },
    {
      title: `INSERT use of ${key} in another's name`,
      permission: "usage:report",
      attempt: insert("use", key, here, crypto.randomUUID()),
      expected: () => false,
    },
    {
      title: `INSERT an allotment of ${key}`,
      permission: "quota:allot",
      attempt: insert("allot", key, here),
      expected: may("quota:allot"),
    },
    ...written.map(
      (kind): Operation => ({
        title: `INSERT a ${kind} of ${key}`,
        permission: "quota:allot",
        attempt: insert(kind, key, here),
        expected: () => false,
      }),
    ),
  ]);
}
