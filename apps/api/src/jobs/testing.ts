import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestApi } from "../testing/api.ts";
import type { TestTenant } from "../testing/tenants.ts";

/** Time passes: everything of the organization that is pending deletion is due now. */
export async function windowEnds({ owner }: TestApi, org: string): Promise<void> {
  for (const table of ["workspace", "organization"]) {
    const key = table === "workspace" ? "org_id" : "id";
    await owner.query(
      `UPDATE ${table} SET purge_after = now() - interval '1 second' WHERE ${key} = $1 AND state = 'pending_deletion'`,
      [org],
    );
  }
}

/** How many rows of an organization each tenant table still has. */
export async function remains({ owner }: TestApi, org: string): Promise<Record<string, number>> {
  const tables = ["workspace", "member", "organization_member", "role", "audit_entry", "audit_head"];
  const counts = tables.map((table) => `(SELECT count(*)::int FROM ${table} WHERE org_id = $1) AS ${table}`);
  const { rows } = await owner.query(`SELECT ${counts.join(", ")}`, [org]);
  return rows[0];
}

/** The folders of an organization's exports in the cold store, by name. */
export async function exportsOf(coldStore: string, { org, slug }: TestTenant): Promise<string[]> {
  const folder = join(coldStore, `${slug}-${org}`);
  return existsSync(folder) ? (await readdir(folder)).toSorted().map((name) => join(folder, name)) : [];
}

/** The entries of an exported audit log. */
export async function entriesIn(folder: string) {
  const text = await readFile(join(folder, "audit.ndjson"), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
