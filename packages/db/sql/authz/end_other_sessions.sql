-- Ends every session of the signed-in person except this one; returns how many.
CREATE FUNCTION authz.end_other_sessions() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  ended integer;
BEGIN
  DELETE FROM identity.session s WHERE s.user_id = authz.person_id() AND s.id <> authz.session_id()
    AND authz.confined_to() IS NULL;
  GET DIAGNOSTICS ended = ROW_COUNT;
  PERFORM audit.tell(NULL, NULL, 'session', NULL, ARRAY[authz.person_id()::text]);
  RETURN ended;
END
$$;

REVOKE ALL ON FUNCTION authz.end_other_sessions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.end_other_sessions() TO bailiwick_app;
