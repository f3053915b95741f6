-- Everything past its restore window. A null workspace_id means the whole organization.
CREATE FUNCTION authz.purge_due(count integer) RETURNS TABLE (org_id uuid, workspace_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.org_id, w.id FROM workspace w WHERE w.state = 'pending_deletion' AND w.purge_after <= now()
  UNION ALL
  SELECT o.id, NULL FROM organization o WHERE o.state = 'pending_deletion' AND o.purge_after <= now()
  LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.purge_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.purge_due(integer) TO bailiwick_worker;
