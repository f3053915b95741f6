-- The newest checkpoint of an organization, for anyone who knows its address: the API compares that before it asks.
CREATE FUNCTION audit.published_checkpoint(org uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.note FROM audit_checkpoint c WHERE c.org_id = org ORDER BY c.seq DESC LIMIT 1
$$;

REVOKE ALL ON FUNCTION audit.published_checkpoint(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.published_checkpoint(uuid) TO bailiwick_app;
