import pg from "pg";

/** The demo's platform admin: a database with this account holds the demo. */
export const demoPlatformAdmin = "platform@bailiwick.example";

/** The domains of the addresses of the demo's other people, which are reserved (RFC 2606). */
export const demoDomains: readonly string[] = [
  "compliance.example",
  "fleet.example",
  "governance.example",
  "security.example",
  "tracing.example",
];

/**
 * Removes the demo from a database: its accounts, what they created, and the mails to them. What other people created
 * stays, without the demo's people in it. Returns how many accounts there were.
 * @param ownerUrl the owner role's connection string.
 */
export async function removeDemo(ownerUrl: string): Promise<number> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query("BEGIN");
    const { rows: people } = await owner.query<{ id: string; email: string }>(
      `SELECT id, email FROM identity."user" WHERE (email = $1 OR split_part(email, '@', 2) = ANY ($2))
         AND EXISTS (SELECT FROM identity."user" WHERE email = $1)`,
      [demoPlatformAdmin, demoDomains],
    );
    const ids = people.map(({ id }) => id);
    const { rows: created } = await owner.query<{ id: string }>(
      `UPDATE organization SET state = 'pending_deletion', purge_after = now()
       WHERE created_by = ANY ($1) AND state <> 'purged' RETURNING id`,
      [ids],
    );
    for (const { id } of created) await owner.query("SELECT authz.purge_organization($1)", [id]);
    // What they created has no owner left, so its slugs can be used again.
    await owner.query("DELETE FROM slug WHERE org_id = ANY ($1)", [created.map(({ id }) => id)]);
    for (const table of ["member", "organization_member", "team_member"]) {
      await owner.query(`DELETE FROM ${table} WHERE user_id = ANY ($1)`, [ids]);
    }
    await owner.query("DELETE FROM outbox WHERE recipient = ANY ($1)", [people.map(({ email }) => email)]);
    await owner.query('DELETE FROM identity."user" WHERE id = ANY ($1)', [ids]);
    await owner.query("COMMIT");
    return ids.length;
  } finally {
    await owner.end();
  }
}

/** Whether a database holds the demo. `identity` connects as the identity role. */
export async function holdsDemo(identity: pg.Pool): Promise<boolean> {
  const { rowCount } = await identity.query('SELECT FROM identity."user" WHERE email = $1', [
    demoPlatformAdmin,
  ]);
  return rowCount === 1;
}
