-- The connection that signs people of this address's domain in, and is on; no row if there is none.
CREATE FUNCTION authz.connection_of_address(address text) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.org_id, c.id FROM domain d
  JOIN organization o ON o.id = d.org_id AND o.state IN ('active', 'deletion_requested')
  JOIN connection c ON c.org_id = d.org_id AND c.stopped IS NULL
  WHERE d.name = split_part(address, '@', 2) AND d.verified_at IS NOT NULL AND authz.has_domain(d.org_id, d.name)
$$;

REVOKE ALL ON FUNCTION authz.connection_of_address(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.connection_of_address(text) TO bailiwick_identity;
