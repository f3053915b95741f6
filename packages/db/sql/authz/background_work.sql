-- The state of the instance's background work, for the platform admin.
CREATE FUNCTION authz.background_work()
RETURNS TABLE (kind text, name text, due_at timestamptz, running bigint, waiting bigint, failing bigint, given_up bigint,
               attempts integer, last_error text, started_at timestamptz, finished_at timestamptz, took_ms integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.* FROM authz.all_background_work() w WHERE authz.has('platform:read') ORDER BY 1, 2
$$;

REVOKE ALL ON FUNCTION authz.background_work() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.background_work() TO bailiwick_app;
