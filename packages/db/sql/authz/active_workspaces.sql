-- Counts every active workspace of the context's organization, including those that the reader can't see.
CREATE FUNCTION authz.active_workspaces(org uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer FROM workspace w WHERE w.org_id = org AND org = authz.org_id() AND w.state = 'active'
$$;

REVOKE ALL ON FUNCTION authz.active_workspaces(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.active_workspaces(uuid) TO bailiwick_app;
