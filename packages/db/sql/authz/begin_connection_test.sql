-- Notes that the actor may try a connection: with the token of this hash, once, from this session, within ten minutes.
CREATE FUNCTION authz.begin_connection_test(connection uuid, id uuid, token_hash text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.need('sign_in:manage');
  IF authz.session_id() IS NULL OR NOT EXISTS (
    SELECT FROM connection c WHERE c.org_id = authz.org_id() AND c.id = begin_connection_test.connection) THEN
    RAISE EXCEPTION 'a connection is tried by a person, in its organization' USING ERRCODE = '42501';
  END IF;
  INSERT INTO identity.verification (id, identifier, value, expires_at, created_at)
    VALUES (begin_connection_test.id, token_hash,
      concat_ws(' ', 'connection-test', authz.org_id(), begin_connection_test.connection, authz.person_id(), authz.session_id()),
      now() + interval '10 minutes', now());
END
$$;

REVOKE ALL ON FUNCTION authz.begin_connection_test(uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.begin_connection_test(uuid, uuid, text) TO bailiwick_app;
