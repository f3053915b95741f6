import type { Tenant } from "@bailiwick/db";
import { defaultLocale, defaultTimeZone } from "@bailiwick/domain";

type From = Pick<Tenant, "sql"> & {
  readonly organization: { readonly id: string };
  readonly workspace: { readonly id: string } | null;
};

/** The language of a mail, and the time zone of its times. */
export type Speech = { readonly locale: string; readonly timeZone: string };

/**
 * The language and time zone of a mail to the person with this address: their choice, else the workspace's (C9); an
 * organization uses its default workspace's.
 */
export async function speechTo({ sql, organization, workspace }: From, address: string): Promise<Speech> {
  const [row] = await sql<{ locale: string | null; timeZone: string | null }>(
    `SELECT coalesce(r.locale, w.locale) AS locale, coalesce(r.time_zone, w.time_zone) AS "timeZone"
     FROM (SELECT) mail
     LEFT JOIN authz.reader_at($3) r ON true
     LEFT JOIN workspace w ON w.org_id = $1
       AND CASE WHEN $2::uuid IS NULL THEN w.is_default AND w.default_for IS NULL ELSE w.id = $2 END`,
    [organization.id, workspace?.id ?? null, address],
  );
  return { locale: row?.locale ?? defaultLocale, timeZone: row?.timeZone ?? defaultTimeZone };
}
