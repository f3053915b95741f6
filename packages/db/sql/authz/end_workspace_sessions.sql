-- Ends the sessions in the context's workspace, except the actor's own (C29): sessions switched to it, and unswitched
-- sessions of members who have no other workspace.
CREATE FUNCTION authz.end_workspace_sessions() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ended integer;
  people text[];
BEGIN
  IF NOT authz.has('workspace:delete') THEN
    RAISE EXCEPTION 'workspace:delete is not held here' USING ERRCODE = '42501';
  END IF;
  WITH gone AS (DELETE FROM identity.session s WHERE s.id <> authz.session_id() AND (
    s.active_workspace_id = authz.workspace_id()
    OR (s.active_workspace_id IS NULL
      AND EXISTS (SELECT 1 FROM member m WHERE m.org_id = authz.org_id() AND m.workspace_id = authz.workspace_id()
                  AND m.user_id = s.user_id AND authz.runs(m.ends_at))
      AND NOT EXISTS (SELECT 1 FROM organization_member p WHERE p.user_id = s.user_id
                      AND authz.runs(p.ends_at))
      AND NOT EXISTS (SELECT 1 FROM member m JOIN workspace w ON w.org_id = m.org_id AND w.id = m.workspace_id
                      WHERE m.user_id = s.user_id AND m.workspace_id <> authz.workspace_id()
                        AND authz.runs(m.ends_at)
                        AND w.state <> 'pending_deletion'))) RETURNING s.user_id)
  SELECT count(*), array_agg(DISTINCT g.user_id::text) INTO ended, people FROM gone g;
  IF ended > 0 THEN PERFORM audit.tell(NULL, NULL, 'session', NULL, people); END IF;
  RETURN ended;
END
$$;

REVOKE ALL ON FUNCTION authz.end_workspace_sessions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.end_workspace_sessions() TO bailiwick_app;
