-- Signs someone in whom a connection's provider vouches for: who is bound to the subject or, for the first time, a new person
-- with their membership, all in one commit. An account that exists is never taken over: authz.connect_account binds it.
-- Their address counts as confirmed: who sets the domain's records decides who gets its mail. Returns 'signed_in', or why not: then nothing has changed.
--   address     as the provider says it, normalized; null if it says none
--   is_denied   the provider says that the address is not confirmed
--   factor      the provider says that it asked for more than a password
--   seats, plan_key   how many members there can be on that plan; another plan by now is 'changed'
--   ids         of a new person, of the session, and of a private workspace
CREATE FUNCTION authz.sign_in_by_connection(org uuid, connection uuid, subject text, address text, is_denied boolean,
  person_name text, factor boolean, seats integer, plan_key text, ids uuid[], private_slugs text[],
  token_hash text, ip text, agent text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  c connection;
  person uuid;
  known identity.connected;
  suspended timestamptz;
  failure text;
BEGIN
  PERFORM authz.lock_organization(org);
  SELECT k.* INTO c FROM connection k JOIN organization o ON o.id = k.org_id AND o.state IN ('active', 'deletion_requested')
    WHERE k.org_id = org AND k.id = sign_in_by_connection.connection AND k.stopped IS NULL;
  IF c.id IS NULL THEN RETURN 'off'; END IF;
  SELECT i.* INTO known FROM identity.connected i
    WHERE i.connection_org = org AND i.connection_id = c.id AND i.subject = sign_in_by_connection.subject;
  IF known.user_id IS NOT NULL THEN
    SELECT u.id, u.suspended_at INTO STRICT person, suspended FROM identity."user" u WHERE u.id = known.user_id FOR KEY SHARE;
    IF suspended IS NOT NULL THEN RETURN 'suspended'; END IF;
    IF NOT authz.has_domain(org, known.domain) THEN RETURN 'domain'; END IF;
    IF authz.is_suspended(org, person, NULL) THEN RETURN 'directory'; END IF;
    IF NOT authz.is_in(org, person) THEN RETURN 'not_member'; END IF;
  ELSE
    IF address IS NULL THEN RETURN 'address_missing'; END IF;
    IF is_denied THEN RETURN 'address_unconfirmed'; END IF;
    IF NOT authz.has_domain(org, split_part(address, '@', 2)) THEN RETURN 'address_elsewhere'; END IF;
    IF (SELECT o.plan FROM organization o WHERE o.id = org) IS DISTINCT FROM plan_key THEN RETURN 'changed'; END IF;
    -- Before there is an account.
    IF authz.is_suspended(org, NULL, address) THEN RETURN 'directory'; END IF;
    person := ids[1];
    INSERT INTO identity."user" (id, name, email, email_verified) VALUES (person, person_name, address, true)
      ON CONFLICT (email) DO NOTHING;
    IF NOT FOUND THEN RETURN 'account_exists'; END IF;
    PERFORM authz.act_as_connected(org, person, address, ip);
    failure := authz.join_by_connection(c, person, seats, ids[3], private_slugs);
    IF failure IS NOT NULL THEN
      DELETE FROM identity."user" u WHERE u.id = person;
      RETURN failure;
    END IF;
    INSERT INTO identity.connected (connection_org, connection_id, subject, user_id, domain)
      VALUES (org, c.id, sign_in_by_connection.subject, person, split_part(address, '@', 2));
  END IF;
  INSERT INTO identity.session (id, user_id, token, expires_at, ip, user_agent, connection_org, connection_id, factor_asserted)
    VALUES (ids[2], person, token_hash, now() + interval '7 days', sign_in_by_connection.ip::inet, left(agent, 300), org, c.id, factor);
  RETURN 'signed_in';
END
$$;

REVOKE ALL ON FUNCTION authz.sign_in_by_connection(uuid, uuid, text, text, boolean, text, boolean, integer, text, uuid[], text[], text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.sign_in_by_connection(uuid, uuid, text, text, boolean, text, boolean, integer, text, uuid[], text[],
  text, text, text) TO bailiwick_identity;
