import { randomUUID } from "node:crypto";
import { blueprints, isAppointed, permissionSet, permissions } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../testing/index.ts";

const database = await testDatabase();
const owner = new pg.Pool({ connectionString: database.urls.owner, max: 1 });
afterAll(() => owner.end());

test("[S32] the database's list of what makes somebody an organization's admin is the domain's", async () => {
  for (const blueprint of Object.values(blueprints)) {
    const org = randomUUID();
    await owner.query(
      "INSERT INTO organization (id, slug, name, blueprint, plan) VALUES ($1, $2, 'A', $3, $4)",
      [org, `a-${org.slice(0, 8)}`, blueprint.key, blueprint.defaultPlan],
    );
    await owner.query("SELECT set_config('authz.org_id', $1, false)", [org]);
    const said: Record<string, boolean> = {};
    const expected: Record<string, boolean> = {};
    for (const { name, level } of permissions) {
      if (level === "platform") continue;
      const { rows } = await owner.query<{ is: boolean }>("SELECT authz.is_appointed($1::bit(256)) AS is", [
        permissionSet.toBits(permissionSet.of([name])),
      ]);
      said[name] = rows[0]?.is ?? false;
      expected[name] = isAppointed(blueprint, [name]);
    }
    expect(said).toEqual(expected);
  }
});
