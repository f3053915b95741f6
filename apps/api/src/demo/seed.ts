import { demoPlatformAdmin, type Instance } from "@bailiwick/db";
import pg from "pg";
import { hashPassword } from "../identity/password.ts";
import { callerOf } from "./caller.ts";
import { demoOrganizations } from "./organizations.ts";
import { createDemoPerson, type DemoPerson, demoPassword } from "./people.ts";
import { seedOrganization } from "./seed-organization.ts";

/**
 * Fills a new database with the demo. Everything goes through the API's own procedures, as the person who would do it,
 * so that the audit log is truthful; only the clock is adjusted by hand, for what has expired. The seed's sessions are
 * ended when it is done. `publicUrl` is where people reach the instance.
 */
export async function seedDemo(
  { urls, secret }: Pick<Instance, "urls" | "secret">,
  publicUrl: URL,
): Promise<void> {
  const pool = new pg.Pool({ connectionString: urls.app, max: 2 });
  const identity = new pg.Pool({ connectionString: urls.identity, max: 2 });
  const owner = new pg.Client({ connectionString: urls.owner });
  try {
    await owner.connect();
    const hash = await hashPassword(demoPassword);
    const person = (name: string, email: string) => createDemoPerson(identity, name, email, hash);
    const surroundings = { pool, publicUrl, secret };
    const act = (who: Pick<DemoPerson, "token">) => callerOf(surroundings, who);
    const admin = await person("Platform admin", demoPlatformAdmin);
    await owner.query("INSERT INTO identity.platform_admin (user_id) VALUES ($1)", [admin.id]);
    const expired = await Promise.all(
      demoOrganizations.map((demo) => seedOrganization(demo, { person, act, platform: act(admin) })),
    );
    await expire(owner, expired.flat());
    await backdateBilling(owner);
    await identity.query("DELETE FROM session");
    // The demo's people have no mailboxes: their mails are read in the outbox, with or without a mail server.
    await owner.query("UPDATE outbox SET delivered_at = now() WHERE kind = 'mail'");
  } finally {
    await Promise.all([pool.end(), identity.end(), owner.end()]);
  }
}

/** Backdates these invitations by ten days. */
async function expire(owner: pg.Client, invitations: readonly string[]): Promise<void> {
  await owner.query(
    `UPDATE invitation SET created_at = created_at - interval '10 days', sent_at = sent_at - interval '10 days',
       expires_at = expires_at - interval '10 days' WHERE id = ANY ($1)`,
    [invitations],
  );
}

/** Begins billing 45 days ago, with plans that changed 12 days later, and closes the cycle that has ended since (C32). */
async function backdateBilling(owner: pg.Client): Promise<void> {
  await owner.query(
    `UPDATE billing_account SET founded_on = founded_on - 45, starts_on = founded_on - 45,
       ends_on = (founded_on - 45) + interval '1 month'`,
  );
  await owner.query(
    `UPDATE billing_line l SET starts_on = n.starts_on, ends_on = n.ends_on, since = n.since, at = n.since + l.at::time,
       credit = authz.prorated(l.price_before * l.quantity_before, n.ends_on - n.since, n.ends_on - n.starts_on),
       charge = authz.prorated(l.price_after * l.quantity_after, n.ends_on - n.since, n.ends_on - n.starts_on)
     FROM (SELECT l.id, a.org_id, a.starts_on, a.ends_on,
             a.starts_on + CASE l.reason WHEN 'plan' THEN 12 ELSE 0 END AS since
           FROM billing_line l JOIN billing_account a USING (org_id)) n
     WHERE l.org_id = n.org_id AND l.id = n.id`,
  );
  await owner.query("SELECT authz.close_billing(org_id) FROM billing_account");
}
