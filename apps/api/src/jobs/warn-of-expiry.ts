import { systemTransaction, type Tell } from "@bailiwick/db";
import { blueprint, locales, localizeBlueprint, mailChoicePath, resourcePath } from "@bailiwick/domain";
import type { Pool } from "pg";
import { mailTextsIn } from "../mail/texts/index.ts";

/** A row of authz.expiry_warnings_due. */
type Due = {
  readonly org_id: string;
  readonly organization_slug: string;
  readonly organization_name: string;
  readonly blueprint: string;
  readonly workspace_id: string;
  readonly workspace_slug: string;
  readonly workspace_name: string;
  readonly resource_id: string;
  readonly kind: string;
  readonly title: string | null;
  readonly date: string;
  /** Until its date, negative after it. */
  readonly days: number;
  readonly level: string;
};

/** The maximum number in one round; the next round takes the rest. */
const max = 100;

/**
 * Tells once of each resource that it expires soon, and once that it has: in the log, and by mail to those who can edit it.
 * @param pool connections of the worker role
 * @param publicUrl where the console is
 * @param tell receives the notices of each after its commit
 * @returns of how many resources people were told
 */
export async function warnOfExpiry(pool: Pool, publicUrl: URL, tell: Tell): Promise<number> {
  const { rows } = await pool.query<Due>("SELECT * FROM authz.expiry_warnings_due($1)", [max]);
  for (const due of rows) {
    await systemTransaction(pool, tell, (client) =>
      client.query("SELECT authz.warn_expiry($1, $2, $3, $4, $5, $6)", [
        due.org_id,
        due.workspace_id,
        due.resource_id,
        due.date,
        due.level,
        JSON.stringify(mailsOf(due, publicUrl)),
      ]),
    );
  }
  return rows.length;
}

/** The mail in each language. */
function mailsOf(due: Due, publicUrl: URL) {
  const link = (path: string) => new URL(path, publicUrl).href;
  const { kind, resource_id: id, organization_slug: organization, workspace_slug: workspace } = due;
  return Object.fromEntries(
    locales.map(({ key: locale }) => {
      const rules = localizeBlueprint(blueprint(due.blueprint), locale);
      const message = mailTextsIn(locale).expiring({
        place: {
          workspace: due.workspace_name,
          organization: rules.topology === "flat" ? null : due.organization_name,
        },
        kind: rules.resourceKinds.find(({ key }) => key === kind)?.name ?? kind,
        title: due.title ?? id.slice(0, 8),
        date: new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(
          Date.parse(due.date),
        ),
        days: due.days,
        link: link(resourcePath(rules, { slug: organization }, { slug: workspace }, { kind, id })),
        choice: link(mailChoicePath),
      });
      return [locale, message];
    }),
  );
}
