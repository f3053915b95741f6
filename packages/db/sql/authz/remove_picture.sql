-- Removes the signed-in person's picture. Does nothing if there is none.
CREATE FUNCTION authz.remove_picture() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM identity.picture p WHERE p.user_id = authz.person_id();
  IF FOUND THEN PERFORM authz.picture_changed('person.picture_removed'); END IF;
END
$$;

REVOKE ALL ON FUNCTION authz.remove_picture() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.remove_picture() TO bailiwick_app;
