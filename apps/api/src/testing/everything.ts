import type { TestApi } from "./api.ts";

/** Everything that a change in an organization could leave behind in the database, to compare it before and after. */
export async function everything({ owner }: TestApi, org: string) {
  const tables = ["workspace", "member", "organization_member", "team", "team_member", "team_grant", "role"];
  const others = ["invitation", "outbox", "audit_entry", "organization_limit", "organization_feature"];
  const found: Record<string, unknown> = {};
  for (const table of [...tables, ...others]) {
    const { rows } = await owner.query(
      `SELECT to_jsonb(t) AS row FROM ${table} t WHERE org_id = $1 ORDER BY 1`,
      [org],
    );
    found[table] = rows;
  }
  const { rows } = await owner.query("SELECT * FROM organization WHERE id = $1", [org]);
  const sessions = await owner.query("SELECT id FROM identity.session ORDER BY id");
  return { ...found, organization: rows, sessions: sessions.rows };
}
