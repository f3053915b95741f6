-- A new workspace is seeded with its blueprint's settings, however it is created (V6-V11).
CREATE FUNCTION authz.seed_workspace() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO workspace_setting (org_id, workspace_id, key, value)
    SELECT new.org_id, new.id, s.key, s.initial
    FROM organization o JOIN authz.blueprint_setting s ON s.blueprint = o.blueprint WHERE o.id = new.org_id;
  RETURN NULL;
END
$$;

CREATE TRIGGER workspace_seed AFTER INSERT ON workspace FOR EACH ROW EXECUTE FUNCTION authz.seed_workspace();

REVOKE ALL ON FUNCTION authz.seed_workspace() FROM PUBLIC;
