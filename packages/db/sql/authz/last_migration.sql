-- The migration that was applied last, for the platform admin.
CREATE FUNCTION authz.last_migration() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT max(m.migration_name) FROM _prisma_migrations m
  WHERE m.finished_at IS NOT NULL AND m.rolled_back_at IS NULL AND authz.has('platform:read')
$$;

REVOKE ALL ON FUNCTION authz.last_migration() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.last_migration() TO bailiwick_app;
