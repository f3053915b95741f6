import { describe, expect, test } from "vitest";
import { withClient } from "../connection.ts";
import { testDatabase } from "../testing/test-database.ts";
import { examine } from "./doctor.ts";
import { failed, patient } from "./testing.ts";

const database = await testDatabase();
const { whileBroken, tryOut } = patient(database);

describe("trying out isolation", () => {
  test("finds any policy that lets too much through", async () => {
    const rows = await withClient(database.adminUrl, async (admin) => {
      const { rows } = await admin.query<{ name: string; place: string; using: string; check: string }>(
        `SELECT polname AS name, polrelid::regclass AS place, pg_get_expr(polqual, polrelid) AS using,
           pg_get_expr(polwithcheck, polrelid) AS check
         FROM pg_policy WHERE 'bailiwick_app'::regrole = ANY (polroles) ORDER BY 2, 1`,
      );
      return rows;
    });
    expect(rows.length).toBeGreaterThan(40);
    // One of each table at a time: what is found names the policy.
    const batches = Object.values(
      Object.groupBy(rows, ({ name, place }) =>
        String(rows.filter((row) => row.place === place).findIndex((row) => row.name === name)),
      ),
    );
    for (const batch of batches as (typeof rows)[]) {
      const alter = (write: (expression: string) => string) =>
        batch
          .map(({ name, place, using, check: written }) => {
            const [clause, expression] = using === null ? ["WITH CHECK", written] : ["USING", using];
            return `ALTER POLICY ${name} ON ${place} ${clause} (${write(expression)})`;
          })
          .join("; ");
      const breaks = alter((expression) => `true OR (${expression})`);
      const mends = alter((expression) => expression);
      const offenders = (await whileBroken(breaks, mends, tryOut)).join("; ");
      for (const { name, place } of batch) expect(offenders).toContain(`${name} on public.${place}`);
    }
    expect(failed(await examine(database.urls))).toEqual([]);
  });

  test("finds access without a policy: by the worker, by identity, in a new table", async () => {
    const broken = async (breaks: string, mends: string) =>
      (await whileBroken(breaks, mends, tryOut)).join("; ");
    expect(
      await broken(
        "GRANT SELECT ON member TO bailiwick_worker; CREATE POLICY wide ON member TO bailiwick_worker USING (true)",
        "DROP POLICY wide ON member; REVOKE SELECT ON member FROM bailiwick_worker",
      ),
    ).toContain("bailiwick_worker SELECT on public.member: another tenant's row");
    expect(
      await broken(
        "GRANT SELECT, DELETE ON team TO bailiwick_identity; ALTER TABLE team DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE team ENABLE ROW LEVEL SECURITY; REVOKE SELECT, DELETE ON team FROM bailiwick_identity",
      ),
    ).toContain("bailiwick_identity DELETE on public.team: another tenant's row");
    expect(
      await broken(
        "CREATE TABLE note (org_id uuid PRIMARY KEY); GRANT SELECT ON note TO bailiwick_owner",
        "DROP TABLE note",
      ),
    ).toBe("public.note has no row to try: add one to doctor/scratch.ts");
  });

  test("leaves no scratch tenant behind", async () => {
    const left = await withClient(database.urls.owner, (owner) =>
      owner.query("SELECT FROM organization WHERE name = 'Scratch'"),
    );
    expect(left.rowCount).toBe(0);
  });
});
