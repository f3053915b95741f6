-- Who becomes a member is met by what the directory knew of their address before, and gets its teams.
CREATE FUNCTION authz.meet_directory() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM directory d WHERE d.org_id = new.org_id AND d.stopped IS NULL) THEN RETURN NULL; END IF;
  UPDATE directory_person p SET user_id = new.user_id
    WHERE p.org_id = new.org_id AND p.user_id IS NULL AND p.address = new.email
      AND NOT EXISTS (SELECT FROM directory_person o WHERE o.org_id = p.org_id AND o.user_id = new.user_id);
  PERFORM authz.staff_by_directory(new.org_id, NULL, new.user_id);
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.meet_directory() FROM PUBLIC;

CREATE TRIGGER meet_directory AFTER INSERT ON organization_member FOR EACH ROW EXECUTE FUNCTION authz.meet_directory();
CREATE TRIGGER meet_directory AFTER INSERT ON member FOR EACH ROW EXECUTE FUNCTION authz.meet_directory();
