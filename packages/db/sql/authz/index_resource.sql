-- Keeps what a resource's fields say about other rows: the values of its unique fields, and what it refers to. A reference
-- stays in its workspace, but for what is the organization's own.
CREATE FUNCTION authz.index_resource() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  model text;
  home uuid;
BEGIN
  SELECT o.blueprint INTO model FROM organization o WHERE o.id = new.org_id;
  SELECT r.workspace_id INTO home FROM resource_root r WHERE r.org_id = new.org_id AND r.id = new.root_id;

  DELETE FROM resource_unique u WHERE u.org_id = new.org_id AND u.resource_id = new.id;
  INSERT INTO resource_unique (org_id, place, kind, field, value, resource_id)
    SELECT new.org_id, CASE WHEN new.parent_id IS NULL THEN coalesce(home, new.org_id) ELSE new.root_id END,
      new.kind, f.key, lower(new.fields ->> f.key), new.id
    FROM authz.blueprint_field f
    WHERE f.blueprint = model AND f.kind = new.kind AND f.is_unique AND new.fields ->> f.key IS NOT NULL;

  DELETE FROM resource_reference x WHERE x.org_id = new.org_id AND x.resource_id = new.id;
  INSERT INTO resource_reference (org_id, resource_id, field, target_id)
    SELECT new.org_id, new.id, f.key, (new.fields ->> f.key)::uuid
    FROM authz.blueprint_field f
    WHERE f.blueprint = model AND f.kind = new.kind AND f.refers_to IS NOT NULL AND new.fields ->> f.key IS NOT NULL;
  IF EXISTS (
    SELECT FROM resource_reference x JOIN authz.blueprint_field f ON f.blueprint = model AND f.kind = new.kind AND f.key = x.field
    WHERE x.org_id = new.org_id AND x.resource_id = new.id AND NOT EXISTS (
      SELECT FROM resource t JOIN resource_root r ON r.org_id = t.org_id AND r.id = t.root_id
      WHERE t.org_id = x.org_id AND t.id = x.target_id AND t.kind = f.refers_to
        AND (r.workspace_id IS NULL OR r.workspace_id = home)))
  THEN
    RAISE EXCEPTION 'a reference leads to nothing here' USING ERRCODE = '23503';
  END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.index_resource() FROM PUBLIC;

CREATE TRIGGER index_resource AFTER INSERT OR UPDATE OF fields ON resource
  FOR EACH ROW EXECUTE FUNCTION authz.index_resource();
