-- Notes that someone signed in to a connection's provider and came back, as its test run. Returns 'tested', or why not.
CREATE FUNCTION authz.pass_connection_test(org uuid, connection uuid, person uuid, session uuid, ip text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  c connection;
  address text;
BEGIN
  PERFORM authz.lock_organization(org);
  SELECT u.email INTO address FROM identity."user" u JOIN identity.session s ON s.user_id = u.id
    WHERE u.id = person AND u.suspended_at IS NULL AND s.id = pass_connection_test.session AND s.expires_at > now();
  IF address IS NULL OR NOT authz.is_in(org, person) THEN RETURN 'flow'; END IF;
  UPDATE connection k SET tested_at = now() WHERE k.org_id = org AND k.id = pass_connection_test.connection RETURNING k.* INTO c;
  IF c.id IS NULL THEN RETURN 'off'; END IF;
  PERFORM authz.act_as_connected(org, person, address, ip);
  PERFORM authz.record_in(org, NULL, 'connection.tested', 'connection', c.id::text, c.name, NULL, NULL);
  RETURN 'tested';
END
$$;

REVOKE ALL ON FUNCTION authz.pass_connection_test(uuid, uuid, uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.pass_connection_test(uuid, uuid, uuid, uuid, text) TO bailiwick_identity;
