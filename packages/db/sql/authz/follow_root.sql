-- Keeps what is said about other rows right when a root moves: its unique values count in its new workspace, and no reference
-- leads from one workspace into another.
CREATE FUNCTION authz.follow_root() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE resource_unique u SET place = coalesce(new.workspace_id, new.org_id) WHERE u.org_id = new.org_id AND u.resource_id = new.id;
  IF EXISTS (
    SELECT FROM resource e JOIN resource_reference x ON x.org_id = e.org_id AND x.resource_id = e.id
    JOIN resource t ON t.org_id = x.org_id AND t.id = x.target_id
    JOIN resource_root o ON o.org_id = t.org_id AND o.id = t.root_id
    WHERE e.org_id = new.org_id AND e.root_id = new.id AND o.workspace_id <> new.workspace_id
  ) OR EXISTS (
    SELECT FROM resource e JOIN resource_reference x ON x.org_id = e.org_id AND x.target_id = e.id
    JOIN resource t ON t.org_id = x.org_id AND t.id = x.resource_id
    JOIN resource_root o ON o.org_id = t.org_id AND o.id = t.root_id
    WHERE e.org_id = new.org_id AND e.root_id = new.id AND o.workspace_id <> new.workspace_id
  ) THEN
    RAISE EXCEPTION 'a reference would lead into another workspace' USING ERRCODE = '23503';
  END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.follow_root() FROM PUBLIC;

CREATE TRIGGER follow_root AFTER UPDATE OF workspace_id ON resource_root
  FOR EACH ROW WHEN (old.workspace_id IS DISTINCT FROM new.workspace_id) EXECUTE FUNCTION authz.follow_root();
