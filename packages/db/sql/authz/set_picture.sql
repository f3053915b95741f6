-- Sets the signed-in person's picture, and returns its version. The caller has checked that the bytes are of that type. Does
-- nothing if it is the same picture.
CREATE FUNCTION authz.set_picture(new_type text, new_bytes bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO identity.picture AS p (user_id, type, bytes, changed_at)
    VALUES (authz.person_id(), new_type, new_bytes, clock_timestamp())
    ON CONFLICT (user_id) DO UPDATE SET type = new_type, bytes = new_bytes, changed_at = clock_timestamp()
      WHERE (p.type, p.bytes) IS DISTINCT FROM (new_type, new_bytes);
  IF FOUND THEN PERFORM authz.picture_changed('person.picture_set'); END IF;
  RETURN authz.picture_version();
END
$$;

REVOKE ALL ON FUNCTION authz.set_picture(text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.set_picture(text, bytea) TO bailiwick_app;
