import { systemTransaction, type Tell } from "@bailiwick/db";
import { blueprint, locales, localizeBlueprint, reviewsPath } from "@bailiwick/domain";
import type { Pool } from "pg";
import { mailTextsIn } from "../mail/texts/index.ts";

/** A row of authz.access_reviews_due. */
type Due = {
  readonly org_id: string;
  readonly organization_slug: string;
  readonly organization_name: string;
  readonly blueprint: string;
  /** Null for a review of an organization. */
  readonly workspace_slug: string | null;
  readonly workspace_name: string | null;
  readonly review_id: string;
  readonly name: string;
  readonly due_at: Date;
  readonly what: "repeat" | "remind" | "close";
  /** 7 or 1, for a reminder. */
  readonly days: number | null;
};

/** The maximum number in one round; the next round takes the rest. */
const max = 100;

/**
 * Starts access reviews anew, reminds reviewers 7 days and 1 day ahead, and closes what is due (S45).
 * @param pool connections of the worker role
 * @param publicUrl where the console is
 * @param tell receives the notices of each after its commit
 * @returns of how many reviews something was done
 */
export async function reviewAccess(pool: Pool, publicUrl: URL, tell: Tell): Promise<number> {
  const { rows } = await pool.query<Due>("SELECT * FROM authz.access_reviews_due($1)", [max]);
  for (const due of rows) {
    const { org_id, review_id, what } = due;
    await systemTransaction(pool, tell, (client) => {
      if (what === "repeat")
        return client.query("SELECT authz.repeat_access_review($1, $2)", [org_id, review_id]);
      if (what === "close")
        return client.query("SELECT authz.close_access_review($1, $2)", [org_id, review_id]);
      const mails = JSON.stringify(mailsOf(due, publicUrl));
      return client.query("SELECT authz.remind_reviewers($1, $2, $3, $4)", [
        org_id,
        review_id,
        due.days,
        mails,
      ]);
    });
  }
  return rows.length;
}

/** The reminder in each language. */
function mailsOf(due: Due, publicUrl: URL) {
  const { organization_slug, workspace_slug, workspace_name } = due;
  const workspace = workspace_slug === null ? null : { slug: workspace_slug };
  return Object.fromEntries(
    locales.map(({ key: locale }) => {
      const rules = localizeBlueprint(blueprint(due.blueprint), locale);
      const message = mailTextsIn(locale).accessReviewDue({
        place: {
          workspace: workspace_name,
          organization: workspace_name !== null && rules.topology === "flat" ? null : due.organization_name,
        },
        name: due.name,
        days: due.days ?? 1,
        date: new Intl.DateTimeFormat(locale, {
          dateStyle: "long",
          timeStyle: "short",
          timeZone: "UTC",
        }).format(due.due_at),
        link: new URL(reviewsPath(rules, { slug: organization_slug }, workspace), publicUrl).href,
      });
      return [locale, message];
    }),
  );
}
