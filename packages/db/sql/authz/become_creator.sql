-- Makes the actor a member of the workspace that this same transaction inserted, and moves the context into it.
CREATE FUNCTION authz.become_creator(workspace uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  creator_role text;
BEGIN
  IF NOT authz.has('workspace:create')
     OR NOT EXISTS (SELECT 1 FROM workspace w WHERE w.org_id = authz.org_id() AND w.id = become_creator.workspace
                    AND w.created_by = authz.person_id() AND w.xmin = pg_current_xact_id()::xid
                    AND w.created_at = now())
     OR EXISTS (SELECT 1 FROM member m WHERE m.org_id = authz.org_id() AND m.workspace_id = become_creator.workspace) THEN
    RAISE EXCEPTION 'not the creator of this workspace' USING ERRCODE = '42501';
  END IF;
  SELECT b.creator_role INTO STRICT creator_role
    FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = authz.org_id();
  PERFORM authz.seat_creator(authz.org_id(), workspace, creator_role);
  PERFORM authz.move_context(authz.org_id(), workspace);
END
$$;

REVOKE ALL ON FUNCTION authz.become_creator(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.become_creator(uuid) TO bailiwick_app;
