import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { TestTenant, TestUser } from "../testing/index.ts";
import { seat } from "../testing/walk.ts";

/** Makes the person a reader of the workspace (of ai-tracing); a team has a role there, another has none. */
export async function seatReader(owner: pg.Pool, tenant: TestTenant, person: TestUser): Promise<void> {
  const { org, workspace } = tenant;
  await seat(owner, tenant, person, "organization_member", "org_member");
  await seat(owner, tenant, person, "member", "reader");
  for (const name of ["With a role", "Without a role"]) {
    const team = randomUUID();
    await owner.query("INSERT INTO team (org_id, id, name) VALUES ($1, $2, $3)", [org, team, name]);
    await owner.query(
      "INSERT INTO team_member (org_id, user_id, name, email, team_id) VALUES ($1, $2, 'P', $3, $4)",
      [org, person.id, person.email, team],
    );
    if (name === "Without a role") continue;
    await owner.query(
      "INSERT INTO team_grant (org_id, team_id, workspace_id, role) VALUES ($1, $2, $3, 'reader')",
      [org, team, workspace],
    );
  }
}
