-- What is due to start its runs, at most so many, the longest waiting first. `is_open` says whether its workspace is active.
CREATE FUNCTION authz.repeats_due(count integer) RETURNS TABLE (
  org_id uuid, resource_id uuid, due_at timestamptz, blueprint text, kind text, fields jsonb, time_zone text, is_open boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.org_id, r.id, r.due_at, o.blueprint, r.kind, r.fields, w.time_zone, w.state = 'active' AND o.state = 'active'
  FROM resource r
  JOIN resource_root t ON t.org_id = r.org_id AND t.id = r.root_id
  JOIN workspace w ON w.org_id = t.org_id AND w.id = t.workspace_id
  JOIN organization o ON o.id = r.org_id
  WHERE r.due_at <= now() ORDER BY r.due_at LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.repeats_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.repeats_due(integer) TO bailiwick_worker;
