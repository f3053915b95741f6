-- The key of a resource is of the workspace where the resource is, and has its name.
CREATE FUNCTION authz.follow_resource() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF tg_table_name = 'resource_root' THEN
    UPDATE key k SET workspace_id = new.workspace_id WHERE k.org_id = new.org_id AND k.resource_id = new.id;
  ELSE
    UPDATE key k SET name = left(new.title, 80) WHERE k.org_id = new.org_id AND k.resource_id = new.id;
  END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.follow_resource() FROM PUBLIC;

CREATE TRIGGER follow_resource AFTER UPDATE OF workspace_id ON resource_root
  FOR EACH ROW WHEN (new.workspace_id IS DISTINCT FROM old.workspace_id) EXECUTE FUNCTION authz.follow_resource();
CREATE TRIGGER follow_resource AFTER UPDATE OF title ON resource
  FOR EACH ROW WHEN (new.root_id = new.id AND new.title <> old.title) EXECUTE FUNCTION authz.follow_resource();
