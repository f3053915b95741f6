import { raising } from "../tenant/revisions.ts";
import { contextFunctions } from "./definer-functions.ts";

/** Tenant tables without org_id, with the column that takes its place. */
export const tablesWithoutOrgId: Readonly<Record<string, string>> = {
  "public.organization": "id",
  "public.idempotency": "actor_id",
};

/** Tables whose key is deliberately wider than a tenant: a slug is unique in the whole instance. */
export const keysWithoutOrgId: readonly string[] = ["public.slug"];

export type DoctorRole = "app" | "worker" | "identity" | "owner";

/** A query that lists the offenders, one text in each row; no row means that all is well. */
export type DoctorCheck = {
  name: string;
  of: readonly DoctorRole[];
  sql: string;
  /** A finding here is advice: fixing it strengthens the isolation, but it does not keep the server from starting. */
  advice?: boolean;
};

/** Our relations in the catalog: all except the system's and extensions'. */
const ours = `
  relations AS (
    SELECT c.oid, c.relkind, c.relispartition, c.reloptions, c.relacl, c.relrowsecurity, c.relforcerowsecurity,
           format('%s.%s', n.nspname, c.relname) AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
      AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
  ),
  tenants AS (
    SELECT r.*, a.attnum AS org_column
    FROM relations r LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attname = 'org_id' AND NOT a.attisdropped
    WHERE r.relkind IN ('r', 'p') AND (a.attnum IS NOT NULL OR r.name = ANY (${array(Object.keys(tablesWithoutOrgId))}))
  )`;

/** All tenant tables; a partition's rows are its table's. */
export const tenantTables = `WITH ${ours} SELECT name AS found FROM tenants WHERE NOT relispartition ORDER BY name`;

/** The tenant tables that the role can read, for the doctor's canary. */
export const readableTenantTables = `WITH ${ours}
  SELECT name AS found FROM tenants WHERE has_any_column_privilege(session_user, oid, 'SELECT') ORDER BY name`;

function array(values: readonly string[]): string {
  return `ARRAY[${values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ")}]::text[]`;
}

/** Each table and event of {@link raising}, as rows of SQL. */
const raised = Object.entries(raising)
  .flatMap(([table, events]) => events.map((event) => `('${table}', '${event}')`))
  .join(", ");

const all = ["app", "worker", "identity", "owner"] as const;
const others = ["app", "worker", "identity"] as const;
const both = ["app", "worker"] as const;
const identity = ["identity"] as const;
const app = ["app"] as const;

/** The checks, in print order. `ownerRole` and `allowed` make the catalog queries exact. */
export function doctorChecks(ownerRole: string, allowed: readonly string[]): DoctorCheck[] {
  const owner = `'${ownerRole.replaceAll("'", "''")}'`;
  return [
    {
      name: "cannot bypass row-level security",
      of: all,
      sql: `SELECT concat_ws(' ', r.rolname, 'has', CASE WHEN rolsuper THEN 'SUPERUSER' END,
              CASE WHEN rolbypassrls THEN 'BYPASSRLS' END, CASE WHEN rolcreaterole THEN 'CREATEROLE' END,
              CASE WHEN rolcreatedb THEN 'CREATEDB' END, CASE WHEN rolreplication THEN 'REPLICATION' END) AS found
            FROM pg_roles r WHERE r.rolname = session_user
              AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)`,
    },
    {
      name: "connects as itself, and not as the owner",
      of: others,
      sql: `SELECT format('connected as %s, acts as %s', session_user, current_user)
            WHERE session_user <> current_user OR session_user = ${owner}`,
    },
    {
      name: "is a member of no other role",
      of: others,
      sql: `SELECT r.rolname AS found FROM pg_roles r
            WHERE r.rolname <> session_user AND pg_has_role(session_user, r.oid, 'MEMBER')`,
    },
    {
      name: "owns nothing",
      of: others,
      sql: `WITH me AS (SELECT oid FROM pg_roles WHERE rolname = session_user)
            SELECT format('%s.%s', n.nspname, c.relname) AS found FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN me ON me.oid = c.relowner WHERE n.nspname <> 'pg_toast'
            UNION ALL SELECT format('function %s.%s', n.nspname, p.proname) FROM pg_proc p
              JOIN pg_namespace n ON n.oid = p.pronamespace JOIN me ON me.oid = p.proowner
            UNION ALL SELECT format('schema %s', n.nspname) FROM pg_namespace n JOIN me ON me.oid = n.nspowner
            UNION ALL SELECT format('database %s', d.datname) FROM pg_database d JOIN me ON me.oid = d.datdba`,
    },
    {
      name: "cannot create anything",
      of: others,
      sql: `SELECT format('schema %s', nspname) AS found FROM pg_namespace
              WHERE nspname NOT LIKE 'pg\\_%' AND has_schema_privilege(session_user, oid, 'CREATE')
            UNION ALL SELECT 'temporary tables' WHERE has_database_privilege(session_user, current_database(), 'TEMPORARY')
            UNION ALL SELECT 'schemas' WHERE has_database_privilege(session_user, current_database(), 'CREATE')`,
    },
    {
      name: "reaches the rows of partitions through their table's policies alone",
      of: others,
      sql: `WITH ${ours} SELECT format('%s on %s', p, name) AS found
            FROM relations, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) p
            WHERE relispartition AND has_any_column_privilege(session_user, oid, p)`,
    },
    {
      name: "cannot truncate tables or create triggers on them",
      of: others,
      sql: `WITH ${ours} SELECT format('%s on %s', p, name) AS found
            FROM relations, unnest(ARRAY['TRUNCATE', 'TRIGGER', 'REFERENCES']) p
            WHERE relkind IN ('r', 'p') AND has_table_privilege(session_user, oid, p)`,
    },
    {
      name: "cannot read accounts, sessions, mailed tokens and the key of seals",
      of: both,
      sql: `WITH ${ours} SELECT name AS found FROM relations
            WHERE (name LIKE 'identity.%' OR name = 'authz.seal_key') AND has_any_column_privilege(session_user, oid, 'SELECT, INSERT, UPDATE')`,
    },
    {
      name: "cannot use a tenant table",
      of: identity,
      sql: `WITH ${ours} SELECT name AS found FROM tenants
            WHERE has_any_column_privilege(session_user, oid, 'SELECT, INSERT, UPDATE')
              OR has_table_privilege(session_user, oid, 'DELETE')`,
    },
    {
      name: "has a policy behind every granted command on a tenant table",
      of: both,
      sql: `WITH ${ours} SELECT format('%s on %s', c.command, t.name) AS found
            FROM tenants t CROSS JOIN (VALUES ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd')) c (command, code)
            -- DELETE is no privilege of a column: asked for null, the answer is null.
            WHERE (has_table_privilege(session_user, t.oid, c.command)
                OR has_any_column_privilege(session_user, t.oid, nullif(c.command, 'DELETE')))
              AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polpermissive AND p.polcmd IN (c.code, '*')
                AND (0 = ANY (p.polroles) OR session_user::regrole = ANY (p.polroles)))`,
    },
    {
      name: "has no policy that is always true",
      of: app,
      sql: `WITH ${ours} SELECT format('%s on %s', p.polname, t.name) AS found
            FROM tenants t JOIN pg_policy p ON p.polrelid = t.oid
            WHERE p.polpermissive AND (0 = ANY (p.polroles) OR session_user::regrole = ANY (p.polroles))
              AND (pg_get_expr(p.polqual, p.polrelid) = 'true' OR pg_get_expr(p.polwithcheck, p.polrelid) = 'true')`,
    },
    {
      name: "starts without a tenant context",
      of: all,
      sql: `SELECT name AS found FROM unnest(ARRAY['authz.actor_id', 'authz.person_id', 'authz.org_id', 'authz.workspace_id', 'authz.permissions',
              'authz.blueprint', 'authz.organization_permissions', 'authz.held']) name WHERE current_setting(name, true) <> ''`,
    },
    {
      name: "finds the tenant context set only by the listed functions",
      of: app,
      sql: `WITH functions AS (
              SELECT p.oid, p.prosrc, format('%s.%s', n.nspname, p.proname) AS name, p.prosecdef
              FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
              WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                AND p.prosrc ~* 'set_config|move_context|set (local )?authz')
            SELECT format('%s sets it', name) AS found FROM functions WHERE name <> ALL (${array(contextFunctions)})
            UNION ALL SELECT format('%s sets it with the rights of who calls it', name) FROM functions
              WHERE NOT prosecdef AND has_function_privilege(session_user, oid, 'EXECUTE')
            UNION ALL SELECT format('%s is on the list and does not', c) FROM unnest(${array(contextFunctions)}) c
              WHERE c NOT IN (SELECT name FROM functions)`,
    },
    {
      name: "raises a revision with everything that authority comes from",
      of: ["owner"],
      sql: `SELECT format('%s on %s', r.event, r.place) AS found
            FROM (VALUES ${raised}) r (place, event)
            WHERE NOT EXISTS (
              SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid AND p.pronamespace = 'authz'::regnamespace
              WHERE t.tgrelid = r.place::regclass AND p.proname LIKE 'raise\\_%' AND t.tgenabled IN ('O', 'A')
                AND t.tgtype & CASE r.event WHEN 'INSERT' THEN 4 WHEN 'DELETE' THEN 8 ELSE 16 END <> 0)`,
    },
    {
      name: "reads at one moment",
      of: app,
      // Otherwise no caller is remembered, and every read costs a whole entry.
      advice: true,
      sql: `SELECT format('default_transaction_isolation is %s: run ALTER ROLE %I SET default_transaction_isolation = %L',
              current_setting('default_transaction_isolation'), session_user, 'repeatable read') AS found
            WHERE current_setting('default_transaction_isolation') <> 'repeatable read'`,
    },
    {
      name: "cannot change the tenant context inside a statement",
      of: others,
      // Only a superuser can revoke it, and not every server has one available.
      advice: true,
      sql: `SELECT 'it may execute set_config: have a superuser run REVOKE EXECUTE ON FUNCTION pg_catalog.set_config FROM PUBLIC' AS found
              WHERE has_function_privilege(session_user, 'pg_catalog.set_config(text, text, boolean)', 'EXECUTE')
            UNION ALL SELECT 'it may run DO: have a superuser run REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC'
              WHERE has_language_privilege(session_user, 'plpgsql', 'USAGE')`,
    },
    {
      name: "sorts names in the order of their indexes",
      of: ["owner"],
      // Until then, pages of a list can miss a name; isolation does not depend on it.
      advice: true,
      sql: `SELECT format('the server''s ICU was %s and is %s: run REINDEX DATABASE, then ALTER COLLATION pg_catalog."%s" REFRESH VERSION',
              collversion, pg_collation_actual_version(oid), collname) AS found
            FROM pg_collation WHERE collname = 'und-x-icu' AND collversion IS DISTINCT FROM pg_collation_actual_version(oid)`,
    },
    {
      name: "finds row-level security on and forced on every tenant table",
      of: app,
      sql: `WITH ${ours} SELECT format('%s: %s', name, CASE WHEN relrowsecurity THEN 'not forced' ELSE 'off' END) AS found
            FROM tenants WHERE NOT (relrowsecurity AND relforcerowsecurity)
            UNION ALL SELECT format('%s: missing', t) FROM unnest(${array(Object.keys(tablesWithoutOrgId))}) t
            WHERE t NOT IN (SELECT name FROM tenants)`,
    },
    {
      name: "finds org_id in a key of every tenant table",
      of: app,
      sql: `WITH ${ours} SELECT name AS found FROM tenants t
            WHERE org_column IS NOT NULL AND name <> ALL (${array(keysWithoutOrgId)})
              AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisunique
                AND t.org_column = ANY (i.indkey::smallint[]))`,
    },
    {
      name: "finds no view that runs with its owner's rights",
      of: app,
      sql: `WITH ${ours} SELECT name AS found FROM relations WHERE relkind IN ('m', 'f')
              OR (relkind = 'v' AND NOT coalesce(reloptions, '{}') && ARRAY['security_invoker=true', 'security_invoker=on'])`,
    },
    {
      name: "finds nothing granted to everyone",
      of: app,
      sql: `WITH ${ours} SELECT DISTINCT format('%s on %s', a.privilege_type, name) AS found
              FROM relations, aclexplode(relacl) a WHERE a.grantee = 0
            UNION ALL SELECT format('%s on %s (%s)', a.privilege_type, name, c.attname)
              FROM relations r JOIN pg_attribute c ON c.attrelid = r.oid, aclexplode(c.attacl) a WHERE a.grantee = 0`,
    },
    {
      name: "finds only the listed functions with their owner's rights",
      of: app,
      sql: `WITH functions AS (
              SELECT p.*, format('%s.%s', n.nspname, p.proname) AS name,
                (SELECT split_part(s, '=', 2) FROM unnest(p.proconfig) s WHERE s LIKE 'search\\_path=%') AS path
              FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
              WHERE p.prosecdef AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                AND NOT EXISTS (SELECT FROM pg_depend d
                  WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'))
            SELECT format('%s is not on the list', name) AS found FROM functions WHERE name <> ALL (${array(allowed)})
            UNION ALL SELECT format('%s exists %s times', name, count(*)) FROM functions GROUP BY name HAVING count(*) > 1
            UNION ALL SELECT format('%s is on the list and does not exist', a) FROM unnest(${array(allowed)}) a
              WHERE a NOT IN (SELECT name FROM functions)
            UNION ALL SELECT format('%s has no fixed search_path that ends in pg_temp', name) FROM functions
              WHERE path IS NULL OR path LIKE '%$user%' OR path NOT LIKE '%pg\\_temp'
            UNION ALL SELECT format('%s belongs to %s', name, pg_get_userbyid(proowner)) FROM functions
              WHERE pg_get_userbyid(proowner) <> ${owner}
            UNION ALL SELECT format('everyone can execute %s', name) FROM functions
              WHERE proacl IS NULL OR EXISTS (SELECT FROM aclexplode(proacl) a WHERE a.grantee = 0)`,
    },
  ];
}
