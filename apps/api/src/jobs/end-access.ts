import { systemTransaction, type Tell } from "@bailiwick/db";
import {
  blueprint,
  defaultLocale,
  isLocale,
  localizeBlueprint,
  mailChoicePath,
  membersPath,
  placePath,
} from "@bailiwick/domain";
import type { Pool } from "pg";
import { mailTextsIn, momentIn } from "../mail/texts/index.ts";

/** A row of authz.access_ends_due. */
type Due = {
  readonly what: "end" | "warn";
  readonly kind: "organization_role" | "member" | "team";
  readonly org_id: string;
  readonly organization_slug: string;
  readonly organization_name: string;
  readonly blueprint: string;
  /** Null for a role of the organization. */
  readonly workspace_id: string | null;
  readonly workspace_slug: string | null;
  readonly workspace_name: string | null;
  readonly subject_id: string;
  readonly name: string;
  readonly role: string;
  readonly role_name: string | null;
  /** In PostgreSQL's own precision, with which it is compared. */
  readonly until: string;
  readonly ends_at: Date;
};
type Reader = {
  readonly email: string;
  readonly locale: string | null;
  readonly time_zone: string | null;
  /** Whether it is their own access. */
  readonly holds: boolean;
};

/** The maximum number in one round; the next round takes the rest. */
const max = 100;

/**
 * Removes access that ended by itself, with its entry in the log, and tells a day ahead that access ends: in the log, and by
 * mail to who has it and who set the end. Nothing waits for it: what has ended counts nowhere from its instant on.
 * @param pool connections of the worker role
 * @param publicUrl where the console is
 * @param tell receives the notices of each after its commit
 * @returns of how much access something was done
 * @throws the first error, after the rest was done
 */
export async function endAccess(pool: Pool, publicUrl: URL, tell: Tell): Promise<number> {
  const { rows } = await pool.query<Due>("SELECT *, ends_at::text AS until FROM authz.access_ends_due($1)", [
    max,
  ]);
  const failures: unknown[] = [];
  for (const due of rows) {
    await (due.what === "end" ? end(pool, due, tell) : warn(pool, due, publicUrl, tell)).catch((error) =>
      failures.push(error),
    );
  }
  if (failures.length > 0) throw failures[0];
  return rows.length;
}

async function end(pool: Pool, { org_id, kind, workspace_id, subject_id }: Due, tell: Tell): Promise<void> {
  await systemTransaction(pool, tell, (client) =>
    client.query("SELECT authz.remove_ended($1, $2, $3, $4)", [org_id, kind, workspace_id, subject_id]),
  );
}

async function warn(pool: Pool, due: Due, publicUrl: URL, tell: Tell): Promise<void> {
  const { org_id, kind, workspace_id, subject_id, until } = due;
  await systemTransaction(pool, tell, async (client) => {
    const { rows: readers } = await client.query<Reader>(
      "SELECT email, locale, time_zone, holds FROM authz.warn_access_end($1, $2, $3, $4, $5)",
      [org_id, kind, workspace_id, subject_id, until],
    );
    for (const reader of readers) {
      const { subject, body } = mailFor(due, reader, publicUrl);
      await client.query("SELECT authz.mail_from_system($1, $2, $3, $4, $5, 'expiry')", [
        org_id,
        workspace_id,
        reader.email,
        subject,
        body,
      ]);
    }
  });
}

function mailFor(due: Due, { locale: wanted, time_zone, holds }: Reader, publicUrl: URL) {
  const locale = isLocale(wanted ?? "") ? (wanted as typeof defaultLocale) : defaultLocale;
  const rules = localizeBlueprint(blueprint(due.blueprint), locale);
  const { organization_slug, workspace_slug, workspace_name, kind, role, name } = due;
  const workspace = workspace_slug === null ? null : { slug: workspace_slug };
  const known = rules.roles[workspace === null ? "organization" : "workspace"].find(
    ({ key }) => key === role,
  );
  const path = holds ? placePath : membersPath;
  const link = (to: string) => new URL(to, publicUrl).href;
  return mailTextsIn(locale).accessEnding({
    place: {
      workspace: workspace_name,
      organization: workspace_name !== null && rules.topology === "flat" ? null : due.organization_name,
    },
    holds,
    team: kind === "team" ? name : null,
    person: kind === "team" ? null : name,
    role: known?.name ?? due.role_name ?? role,
    date: momentIn(locale, time_zone ?? "UTC", due.ends_at),
    link: link(path(rules, { slug: organization_slug }, workspace)),
    choice: link(mailChoicePath),
  });
}
