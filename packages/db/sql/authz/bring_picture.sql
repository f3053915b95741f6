-- A person who is listed somewhere new is listed with the version of their picture, whatever the statement says.
CREATE FUNCTION authz.bring_picture() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  new.picture := (SELECT authz.version_of(p.changed_at) FROM identity.picture p WHERE p.user_id = new.user_id);
  RETURN new;
END
$$;

REVOKE ALL ON FUNCTION authz.bring_picture() FROM PUBLIC;

CREATE TRIGGER bring_picture BEFORE INSERT ON organization_member FOR EACH ROW EXECUTE FUNCTION authz.bring_picture();
CREATE TRIGGER bring_picture BEFORE INSERT ON member FOR EACH ROW EXECUTE FUNCTION authz.bring_picture();
CREATE TRIGGER bring_picture BEFORE INSERT ON team_member FOR EACH ROW EXECUTE FUNCTION authz.bring_picture();
