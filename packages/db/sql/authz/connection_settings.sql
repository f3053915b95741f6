-- What it takes to send someone to a connection's provider and to take its answer: on or off, because a test comes first.
CREATE FUNCTION authz.connection_settings(org uuid, connection uuid)
RETURNS TABLE (name text, issuer text, client_id text, secrets jsonb, is_on boolean, organization text, blueprint text, plan text,
  lifted integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.name, c.issuer, c.client_id, c.secrets, c.stopped IS NULL, o.slug, o.blueprint, o.plan,
    (SELECT l.value FROM organization_limit l WHERE l.org_id = o.id AND l.name = 'members')
  FROM connection c JOIN organization o ON o.id = c.org_id AND o.state IN ('active', 'deletion_requested')
  WHERE c.org_id = org AND c.id = connection
$$;

REVOKE ALL ON FUNCTION authz.connection_settings(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.connection_settings(uuid, uuid) TO bailiwick_identity;
