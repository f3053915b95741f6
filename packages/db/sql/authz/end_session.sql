-- Ends one session of the signed-in person; false if it is not an active session of theirs.
CREATE FUNCTION authz.end_session(session uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM identity.session s WHERE s.id = session AND s.user_id = authz.person_id() AND s.expires_at > now()
    AND (authz.confined_to() IS NULL OR s.id = authz.session_id());
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM audit.tell(NULL, NULL, 'session', NULL, ARRAY[authz.person_id()::text]);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.end_session(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.end_session(uuid) TO bailiwick_app;
