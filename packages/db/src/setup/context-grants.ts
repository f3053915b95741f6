import type pg from "pg";
import { errorCode } from "../connection.ts";
import type { RoleNames } from "./role-names.ts";

/**
 * Privileges that not everyone can have, so that no statement can change the settings that row-level security reads.
 */
const open = `SELECT EXISTS (
    SELECT FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname = 'set_config' AND a.grantee = 0
  ) OR EXISTS (
    SELECT FROM pg_language l, aclexplode(coalesce(l.lanacl, acldefault('l', l.lanowner))) a
    WHERE l.lanname = 'plpgsql' AND a.grantee IN (0, $2::regrole::oid)
  ) OR NOT has_function_privilege($1, 'pg_catalog.set_config(text, text, boolean)', 'EXECUTE')
    OR NOT has_language_privilege($1, 'plpgsql', 'USAGE') AS open`;

/**
 * Revokes set_config from everyone except the owner, whose functions open and move the tenant context, and DO, by its
 * language, from everyone except the owner; an earlier release granted it to the worker too.
 * @param admin a connection to the database itself. Only a superuser can change this.
 * @returns a sentence for the operator if it failed.
 */
export async function closeContext(admin: pg.Client, names: RoleNames): Promise<string[]> {
  const isOpen = async () => {
    const { rows } = await admin.query<{ open: boolean }>(open, [names.owner, names.worker]);
    return rows[0]?.open !== false;
  };
  if (!(await isOpen())) return [];
  try {
    await admin.query(
      `GRANT EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) TO ${names.owner}`,
    );
    await admin.query("REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC");
    await admin.query(`GRANT USAGE ON LANGUAGE plpgsql TO ${names.owner}`);
    await admin.query(`REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC, ${names.worker}`);
  } catch (error) {
    if (errorCode(error) !== "42501") throw error;
  }
  if (!(await isOpen())) return [];
  return [
    `The user "${admin.user}" can't revoke set_config and the language plpgsql from PUBLIC; ` +
      "a superuser can, which strengthens row-level security (see SECURITY.md).",
  ];
}
