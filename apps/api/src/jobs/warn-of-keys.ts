import { systemTransaction, type Tell } from "@bailiwick/db";
import { blueprint, keysPath, locales, localizeBlueprint, mailChoicePath } from "@bailiwick/domain";
import type { Pool } from "pg";
import { mailTextsIn } from "../mail/texts/index.ts";

/** A row of authz.key_warnings_due. */
type Due = {
  readonly org_id: string;
  readonly organization_slug: string;
  readonly organization_name: string;
  readonly blueprint: string;
  /** Null for a key of an organization. */
  readonly workspace_slug: string | null;
  readonly workspace_name: string | null;
  readonly key_id: string;
  readonly name: string;
  readonly expires_at: Date;
  /** 14 or 3. */
  readonly days: number;
};

/** The maximum number in one round; the next round takes the rest. */
const max = 100;

/**
 * Tells 14 and 3 days ahead that a key expires: in the log, and by mail to those who can issue another one there.
 * @param pool connections of the worker role
 * @param publicUrl where the console is
 * @param tell receives the notices of each after its commit
 * @returns of how many keys people were told
 */
export async function warnOfKeys(pool: Pool, publicUrl: URL, tell: Tell): Promise<number> {
  const { rows } = await pool.query<Due>("SELECT * FROM authz.key_warnings_due($1)", [max]);
  for (const due of rows) {
    const mails = JSON.stringify(mailsOf(due, publicUrl));
    await systemTransaction(pool, tell, (client) =>
      client.query("SELECT authz.warn_key($1, $2, $3, $4)", [due.org_id, due.key_id, due.days, mails]),
    );
  }
  return rows.length;
}

/** The mail in each language. */
function mailsOf(due: Due, publicUrl: URL) {
  const link = (path: string) => new URL(path, publicUrl).href;
  const { organization_slug, workspace_slug, workspace_name } = due;
  return Object.fromEntries(
    locales.map(({ key: locale }) => {
      const rules = localizeBlueprint(blueprint(due.blueprint), locale);
      const message = mailTextsIn(locale).keyExpiring({
        place: {
          workspace: workspace_name,
          organization: workspace_name !== null && rules.topology === "flat" ? null : due.organization_name,
        },
        name: due.name,
        date: new Intl.DateTimeFormat(locale, {
          dateStyle: "long",
          timeStyle: "short",
          timeZone: "UTC",
        }).format(due.expires_at),
        link: link(
          keysPath(
            rules,
            { slug: organization_slug },
            workspace_slug === null ? null : { slug: workspace_slug },
          ),
        ),
        choice: link(mailChoicePath),
      });
      return [locale, message];
    }),
  );
}
