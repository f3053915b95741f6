-- Moves a root with everything below it from the entered workspace to another, and records it in that one's log. In one
-- organization one row says where it is; another tenant's gets copies of the rows. Of two movers one finds it here: the other
-- one gets false.
--   before, after   what the log says, with the receipt
CREATE FUNCTION authz.move_resource(root uuid, target uuid, title text, before json, after json) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moved resource_root;
  org uuid;
BEGIN
  SELECT r.* INTO moved FROM resource_root r
    WHERE r.org_id = authz.org_id() AND r.id = root AND r.workspace_id = authz.workspace_id();
  IF moved.id IS NULL THEN RETURN false; END IF;
  SELECT t.org_id INTO org FROM authz.reach_there(target::text) t;
  IF NOT authz.may_move(moved.kind, target) THEN
    RAISE EXCEPTION 'this can not be moved there' USING ERRCODE = '42501';
  END IF;
  IF org = authz.org_id() THEN
    UPDATE resource_root r SET workspace_id = target
      WHERE r.org_id = moved.org_id AND r.id = moved.id AND r.workspace_id = authz.workspace_id();
    IF NOT FOUND THEN RETURN false; END IF;
  ELSE
    PERFORM FROM resource_root r
      WHERE r.org_id = moved.org_id AND r.id = root AND r.workspace_id = authz.workspace_id() FOR UPDATE;
    IF NOT FOUND THEN RETURN false; END IF;
    PERFORM authz.move_to_tenant(root, org, target);
  END IF;
  PERFORM authz.record_in(org, target, 'resource.moved', moved.kind, moved.id::text, title, before, after);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.move_resource(uuid, uuid, text, json, json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.move_resource(uuid, uuid, text, json, json) TO bailiwick_app;
