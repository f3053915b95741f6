-- How many there are of each kind that a root takes along when it moves, itself included. Only of a root in the entered
-- workspace that the actor can move from there.
CREATE FUNCTION authz.count_below(root uuid) RETURNS TABLE (kind text, amount integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH movable AS (
    SELECT r.org_id, r.id FROM resource_root r
    WHERE r.org_id = authz.org_id() AND r.id = root AND r.workspace_id = authz.workspace_id() AND authz.has(r.kind || ':move')
  )
  SELECT x.kind, x.amount FROM (
    SELECT e.kind, pg_catalog.count(*)::integer AS amount
      FROM movable m JOIN resource e ON e.org_id = m.org_id AND e.root_id = m.id GROUP BY e.kind
    UNION ALL
    SELECT c.kind, c.amount::integer
      FROM movable m JOIN record_count c ON c.org_id = m.org_id AND c.root_id = m.id WHERE c.amount > 0
  ) x ORDER BY x.kind
$$;

REVOKE ALL ON FUNCTION authz.count_below(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.count_below(uuid) TO bailiwick_app;
