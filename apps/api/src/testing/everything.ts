import type { TestApi } from "./api.ts";

/** Everything that a change in an organization could leave behind in the database, to compare it before and after. */
export async function everything({ owner }: TestApi, org: string) {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`,
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `SELECT to_jsonb(t) AS row FROM ${name} t WHERE org_id = $1 ORDER BY 1`,
      [org],
    );
    found[name] = rows;
  }
  const { rows } = await owner.query("SELECT * FROM organization WHERE id = $1", [org]);
  const sessions = await owner.query("SELECT id FROM identity.session ORDER BY id");
  const answers = await owner.query("SELECT * FROM idempotency ORDER BY actor_id, key");
  return { ...found, organization: rows, sessions: sessions.rows, answers: answers.rows };
}
