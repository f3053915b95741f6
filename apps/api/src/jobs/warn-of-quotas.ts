import { systemTransaction, type Tell } from "@bailiwick/db";
import {
  blueprint,
  defaultLocale,
  isLocale,
  limitOfMeter,
  localizeBlueprint,
  mailChoicePath,
  usagePath,
  warningLevels,
} from "@bailiwick/domain";
import type { Pool } from "pg";
import { mailTextsIn } from "../mail/texts/index.ts";

/** A row of authz.quota_warnings_due. */
type Due = {
  readonly org_id: string;
  readonly organization_slug: string;
  readonly organization_name: string;
  readonly blueprint: string;
  /** Null where the total of the organization is meant. */
  readonly workspace_id: string | null;
  readonly workspace_slug: string | null;
  readonly workspace_name: string | null;
  readonly meter: string;
  readonly starts_at: Date;
  /** In percent. */
  readonly level: number;
  readonly ceiling: string;
  readonly taken: string;
};
type Reader = { readonly email: string; readonly locale: string | null };

/** The maximum number in one round; the next round takes the rest. */
const max = 100;

/**
 * Warns once a period of each quota that is nearly or wholly used up (S39): in the log, and by mail to those who can change
 * something about it.
 * @param pool connections of the worker role
 * @param publicUrl where the console is
 * @param tell receives the notices of each after its commit
 * @returns how many quotas people were warned of
 */
export async function warnOfQuotas(pool: Pool, publicUrl: URL, tell: Tell): Promise<number> {
  const { rows } = await pool.query<Due>("SELECT * FROM authz.quota_warnings_due($1, $2)", [
    [...warningLevels],
    max,
  ]);
  for (const due of rows) await warn(pool, due, publicUrl, tell);
  return rows.length;
}

async function warn(pool: Pool, due: Due, publicUrl: URL, tell: Tell): Promise<void> {
  const rules = blueprint(due.blueprint);
  const { org_id: org, workspace_id: workspace } = due;
  const name = rules.meters.find(({ key }) => key === due.meter)?.name ?? due.meter;
  await systemTransaction(pool, tell, async (client) => {
    const { rows: readers } = await client.query<Reader>(
      "SELECT email, locale FROM authz.warn_quota($1, $2, $3, $4, $5, $6)",
      [org, workspace, due.meter, due.starts_at, due.level, name],
    );
    for (const { email, locale } of readers) {
      const { subject, body } = mailFor(due, locale ?? defaultLocale, publicUrl);
      await client.query("SELECT authz.mail_from_system($1, $2, $3, $4, $5, 'quota_warning')", [
        org,
        workspace,
        email,
        subject,
        body,
      ]);
    }
  });
}

function mailFor(due: Due, locale: string, publicUrl: URL) {
  const rules = localizeBlueprint(blueprint(due.blueprint), isLocale(locale) ? locale : defaultLocale);
  const meter = rules.meters.find(({ key }) => key === due.meter);
  if (meter === undefined) throw new Error(`the blueprint ${due.blueprint} has no meter ${due.meter}`);
  const link = (path: string) => new URL(path, publicUrl).href;
  const workspace = due.workspace_slug === null ? null : { slug: due.workspace_slug };
  return mailTextsIn(locale).quotaWarning({
    place: {
      workspace: due.workspace_name,
      organization: rules.topology === "flat" ? null : due.organization_name,
    },
    meter: meter.name,
    percent: due.level,
    taken: Number(due.taken),
    ceiling: Number(due.ceiling),
    isAllotment: workspace !== null && limitOfMeter(rules.limits, meter).per === "organization",
    link: link(usagePath(rules, { slug: due.organization_slug }, workspace)),
    choice: link(mailChoicePath),
  });
}
