-- Binds a subject of a connection to the account of someone who typed their password in this session and was vouched for by the
-- provider, under the account's own address. They join the organization if they are not in it. Returns 'connected', or why not.
CREATE FUNCTION authz.connect_account(org uuid, connection uuid, subject text, address text, is_denied boolean, person uuid,
  session uuid, seats integer, plan_key text, private_workspace uuid, private_slugs text[], ip text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  c connection;
  own text;
  failure text;
BEGIN
  PERFORM authz.lock_organization(org);
  SELECT k.* INTO c FROM connection k JOIN organization o ON o.id = k.org_id AND o.state IN ('active', 'deletion_requested')
    WHERE k.org_id = org AND k.id = connect_account.connection AND k.stopped IS NULL;
  IF c.id IS NULL THEN RETURN 'off'; END IF;
  SELECT u.email INTO own FROM identity."user" u JOIN identity.session s ON s.user_id = u.id
    WHERE u.id = person AND u.suspended_at IS NULL AND s.id = connect_account.session AND s.expires_at > now()
      AND s.connection_id IS NULL FOR KEY SHARE OF u;
  IF own IS NULL THEN RETURN 'flow'; END IF;
  IF address IS NULL THEN RETURN 'address_missing'; END IF;
  IF is_denied THEN RETURN 'address_unconfirmed'; END IF;
  IF address <> own THEN RETURN 'other_address'; END IF;
  IF NOT authz.has_domain(org, split_part(address, '@', 2)) THEN RETURN 'address_elsewhere'; END IF;
  IF (SELECT o.plan FROM organization o WHERE o.id = org) IS DISTINCT FROM plan_key THEN RETURN 'changed'; END IF;
  IF EXISTS (SELECT FROM identity.connected i WHERE i.connection_org = org AND i.connection_id = c.id
      AND (i.subject = connect_account.subject) <> (i.user_id = person)) THEN
    RETURN 'connected_elsewhere';
  END IF;
  IF authz.is_suspended(org, person, own) THEN RETURN 'directory'; END IF;
  PERFORM authz.act_as_connected(org, person, own, ip);
  failure := authz.join_by_connection(c, person, seats, private_workspace, private_slugs);
  IF failure IS NOT NULL THEN RETURN failure; END IF;
  INSERT INTO identity.connected (connection_org, connection_id, subject, user_id, domain)
    VALUES (org, c.id, connect_account.subject, person, split_part(address, '@', 2)) ON CONFLICT DO NOTHING;
  IF FOUND THEN
    PERFORM authz.record_in(org, NULL, 'connection.account_connected', 'connection', c.id::text, c.name, NULL, NULL);
  END IF;
  RETURN 'connected';
END
$$;

REVOKE ALL ON FUNCTION authz.connect_account(uuid, uuid, text, text, boolean, uuid, uuid, integer, text, uuid, text[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.connect_account(uuid, uuid, text, text, boolean, uuid, uuid, integer, text, uuid, text[], text)
  TO bailiwick_identity;
