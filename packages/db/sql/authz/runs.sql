-- Whether access with this end still runs: it has none, or it is ahead by the database's clock. All that reads who holds what
-- asks this (docs/decisions/096). A single expression, so that the planner can inline it.
CREATE FUNCTION authz.runs(ends_at timestamptz) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT ends_at IS NULL OR ends_at > now() $$;

REVOKE ALL ON FUNCTION authz.runs(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.runs(timestamptz) TO bailiwick_app;
