-- Removes a resource that was shared with chosen workspaces when the last of them is gone.
CREATE FUNCTION authz.forget_unreached() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM resource_root r WHERE r.org_id = old.org_id AND r.id = old.root_id AND r.chosen AND NOT EXISTS (
    SELECT FROM resource_reach x WHERE x.org_id = r.org_id AND x.root_id = r.id);
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.forget_unreached() FROM PUBLIC;

CREATE TRIGGER forget_unreached AFTER DELETE ON resource_reach FOR EACH ROW EXECUTE FUNCTION authz.forget_unreached();
