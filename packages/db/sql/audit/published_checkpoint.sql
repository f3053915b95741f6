-- The newest checkpoint of an organization, for anyone who knows its address; null otherwise.
CREATE FUNCTION audit.published_checkpoint(org uuid, address text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.note FROM audit_checkpoint c
  WHERE c.org_id = org AND c.address_hash = sha256(convert_to(address, 'UTF8')) ORDER BY c.seq DESC LIMIT 1
$$;

REVOKE ALL ON FUNCTION audit.published_checkpoint(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.published_checkpoint(uuid, text) TO bailiwick_app;
