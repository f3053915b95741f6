-- Raises the instance's revision when the database's copy of the domain changes, or what a key of the instance can do.
CREATE FUNCTION authz.raise_instance() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE authz.instance_revision SET revision = revision + 1;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.raise_instance() FROM PUBLIC;

CREATE TRIGGER raise_instance AFTER INSERT OR UPDATE OR DELETE ON authz.blueprint
  FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_instance();
CREATE TRIGGER raise_instance AFTER INSERT OR UPDATE OR DELETE ON authz.blueprint_level_mask
  FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_instance();
CREATE TRIGGER raise_instance AFTER INSERT OR UPDATE OR DELETE ON authz.blueprint_state_mask
  FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_instance();
CREATE TRIGGER raise_instance AFTER INSERT OR UPDATE OR DELETE ON authz.blueprint_key_mask
  FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_instance();
-- Not when such a key is used: that is in its row as well.
CREATE TRIGGER raise_instance AFTER UPDATE OF permissions, name, ip_ranges ON identity.instance_key
  FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_instance();
CREATE TRIGGER raise_instance AFTER INSERT OR UPDATE OR DELETE ON authz.platform_role
  FOR EACH STATEMENT EXECUTE FUNCTION authz.raise_instance();
