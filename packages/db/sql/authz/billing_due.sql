-- Organizations whose open billing cycle has ended.
CREATE FUNCTION authz.billing_due(count integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.org_id FROM billing_account a JOIN organization o ON o.id = a.org_id AND o.state <> 'purged'
  WHERE a.ends_on <= (now() AT TIME ZONE 'UTC')::date ORDER BY a.ends_on, a.org_id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.billing_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.billing_due(integer) TO bailiwick_worker;
