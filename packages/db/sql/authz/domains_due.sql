-- The domains whose record is to be looked up now, longest due first.
CREATE FUNCTION authz.domains_due(count integer) RETURNS TABLE (org_id uuid, id uuid, name text, token text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.org_id, d.id, d.name, d.token FROM domain d JOIN organization o ON o.id = d.org_id AND o.state <> 'purged'
  WHERE d.due_at <= now() ORDER BY d.due_at, d.id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.domains_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.domains_due(integer) TO bailiwick_worker;
