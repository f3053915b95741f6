-- Records when a row was edited and by whom, by name: of a person or of a key. SECURITY DEFINER, because the editor might
-- not be able to see the person's account.
CREATE FUNCTION authz.stamp_edit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  new.updated_at := now();
  new.updated_by_name := CASE authz.actor_kind() WHEN 'key' THEN current_setting('authz.actor_name', true)
    ELSE (SELECT u.name FROM identity."user" u WHERE u.id = authz.person_id()) END;
  RETURN new;
END
$$;

REVOKE ALL ON FUNCTION authz.stamp_edit() FROM PUBLIC;

CREATE TRIGGER stamp_edit BEFORE UPDATE OF name ON organization
  FOR EACH ROW WHEN (old.name IS DISTINCT FROM new.name) EXECUTE FUNCTION authz.stamp_edit();
CREATE TRIGGER stamp_edit BEFORE UPDATE OF name, description, time_zone, locale ON workspace
  FOR EACH ROW WHEN ((old.name, old.description, old.time_zone, old.locale)
    IS DISTINCT FROM (new.name, new.description, new.time_zone, new.locale)) EXECUTE FUNCTION authz.stamp_edit();
CREATE TRIGGER stamp_edit BEFORE UPDATE OF name, description, permissions ON role
  FOR EACH ROW WHEN (NOT new.built_in) EXECUTE FUNCTION authz.stamp_edit();
CREATE TRIGGER stamp_edit BEFORE UPDATE OF name ON team
  FOR EACH ROW EXECUTE FUNCTION authz.stamp_edit();
CREATE TRIGGER stamp_edit BEFORE UPDATE OF value ON workspace_setting
  FOR EACH ROW EXECUTE FUNCTION authz.stamp_edit();
CREATE TRIGGER stamp_first BEFORE INSERT ON workspace_setting
  FOR EACH ROW WHEN (new.updated_at IS NOT NULL) EXECUTE FUNCTION authz.stamp_edit();
CREATE TRIGGER stamp_edit BEFORE UPDATE OF state, fields ON resource
  FOR EACH ROW WHEN (old.resealed_at IS NOT DISTINCT FROM new.resealed_at) EXECUTE FUNCTION authz.stamp_edit();
