import { describe, expect, test } from "vitest";
import { testDatabase } from "../testing/test-database.ts";
import { examine } from "./doctor.ts";
import { failed, patient } from "./testing.ts";

const database = await testDatabase();
const { whileBroken, readCatalog } = patient(database);

describe("functions that run with their owner's rights", () => {
  const check = "bailiwick_app finds only the listed functions with their owner's rights";
  const shape = "RETURNS int LANGUAGE sql SECURITY DEFINER";

  test.each([
    [
      "one that is not on the list",
      `CREATE FUNCTION authz.more() ${shape} SET search_path = public, pg_temp AS 'SELECT 1';
       ALTER FUNCTION authz.more() OWNER TO bailiwick_owner; REVOKE ALL ON FUNCTION authz.more() FROM PUBLIC`,
      "DROP FUNCTION authz.more()",
      "authz.more is not on the list",
    ],
    [
      "a second one under a listed name",
      `CREATE FUNCTION authz.enter(int) ${shape} SET search_path = public, pg_temp AS 'SELECT 1';
       ALTER FUNCTION authz.enter(int) OWNER TO bailiwick_owner; REVOKE ALL ON FUNCTION authz.enter(int) FROM PUBLIC`,
      "DROP FUNCTION authz.enter(int)",
      "authz.enter exists 2 times",
    ],
    [
      "one whose search_path is not fixed",
      "ALTER FUNCTION audit.append(text, text, text, text, text, text, text) RESET search_path",
      "ALTER FUNCTION audit.append(text, text, text, text, text, text, text) SET search_path = public, pg_temp",
      "audit.append has no fixed search_path that ends in pg_temp",
    ],
    [
      "one of another owner",
      "ALTER FUNCTION audit.append(text, text, text, text, text, text, text) OWNER TO postgres",
      "ALTER FUNCTION audit.append(text, text, text, text, text, text, text) OWNER TO bailiwick_owner",
      "audit.append belongs to postgres",
    ],
    [
      "one that everyone can execute",
      "GRANT EXECUTE ON FUNCTION audit.append(text, text, text, text, text, text, text) TO PUBLIC",
      "REVOKE EXECUTE ON FUNCTION audit.append(text, text, text, text, text, text, text) FROM PUBLIC",
      "everyone can execute audit.append",
    ],
  ])("%s is reported", async (_, breaks, mends, detail) => {
    const found = await whileBroken(breaks, mends, readCatalog);
    expect(found).toEqual([{ check, ok: false, detail }]);
  });

  test("one that is on the list and does not exist is reported", async () => {
    const found = failed(await examine(database.urls, { allowed: ["authz.nothing"] }));
    expect(found[0]?.detail).toContain("authz.nothing is on the list and does not exist");
  });
});
