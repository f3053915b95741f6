import { randomUUID } from "node:crypto";
import { blueprints, isAppointed, permissionSet } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../testing/index.ts";

const database = await testDatabase();
const owner = new pg.Pool({ connectionString: database.urls.owner, max: 1 });
afterAll(() => owner.end());

test("[S32] the database and the domain agree on which roles make an organization's admin", async () => {
  for (const blueprint of Object.values(blueprints)) {
    const given = blueprint.catalogue.permissions.filter(({ level }) => level !== "platform");
    const org = randomUUID();
    await owner.query(
      "INSERT INTO organization (id, slug, name, blueprint, plan) VALUES ($1, $2, 'A', $3, $4)",
      [org, `a-${org.slice(0, 8)}`, blueprint.key, blueprint.defaultPlan],
    );
    await owner.query("SELECT set_config('authz.org_id', $1, false)", [org]);
    for (const { name, bit } of given) {
      await owner.query(
        `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
         VALUES ($1, 'organization', $2, 'One permission', 0, false, $3::bit(256))`,
        [org, `p${bit}`, permissionSet.toBits(permissionSet.of([name], blueprint.catalogue))],
      );
    }
    const { rows } = await owner.query<{ key: string; appointed: boolean }>(
      "SELECT key, authz.is_appointed(key) AS appointed FROM role WHERE org_id = $1",
      [org],
    );
    const found = Object.fromEntries(rows.map(({ key, appointed }) => [key, appointed]));
    expect(found).toEqual(
      Object.fromEntries(given.map(({ name, bit }) => [`p${bit}`, isAppointed(blueprint, [name])])),
    );
  }
});
