import type { Tenant } from "@bailiwick/db";
import { defaultLocale, defaultTimeZone } from "@bailiwick/domain";

type From = Pick<Tenant, "sql"> & {
  readonly organization: { readonly id: string };
  readonly workspace: { readonly id: string } | null;
};

/** In which language a mail is written, and in which time zone it tells a moment. */
export type Speech = { readonly locale: string; readonly timeZone: string };

/**
 * How the call's workspace speaks to the person with this address: as they chose, else as the workspace does (C9); an
 * organization speaks as its default one.
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
