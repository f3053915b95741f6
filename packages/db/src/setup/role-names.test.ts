import fc from "fast-check";
import { expect, test } from "vitest";
import { roleNames, rolePrefix, withRoleNames } from "./role-names.ts";

const databases = fc.oneof(
  fc.string({ minLength: 1, maxLength: 63, unit: "grapheme" }),
  fc.stringMatching(/^[a-z_]{1,12}(_(owner|app|worker|identity))?$/),
  fc.stringMatching(/^[A-Za-z-]{1,4}$/),
);

test("no two databases share a role, and every name is valid in PostgreSQL without quotes", () => {
  fc.assert(
    fc.property(databases, databases, (one, two) => {
      const [of, and] = [one, two].map((name) => Object.values(roleNames(rolePrefix(name))));
      for (const name of of ?? []) {
        expect(name).toMatch(/^[a-z][a-z0-9_$]*$/);
        expect(name.length).toBeLessThanOrEqual(63);
      }
      if (one !== two) expect(of?.filter((name) => and?.includes(name))).toEqual([]);
    }),
  );
});

test("SQL in files uses the plain names and is run with those of its database", () => {
  const sql = "GRANT SELECT ON t TO bailiwick_app, bailiwick_worker; SELECT current_user <> 'bailiwick_app'";
  expect(withRoleNames(sql, "bailiwick_owner")).toBe(sql);
  expect(withRoleNames(sql, "bailiwick_a$1_owner")).toBe(
    "GRANT SELECT ON t TO bailiwick_a$1_app, bailiwick_a$1_worker; SELECT current_user <> 'bailiwick_a$1_app'",
  );
});
