-- How many workspaces and seats of the context's organization are billed, or would be; for people who can see the bill.
CREATE FUNCTION authz.billed_counts() RETURNS TABLE (workspaces bigint, seats bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authz.billed_count(authz.org_id(), 'workspace'), authz.billed_count(authz.org_id(), 'seat')
  WHERE authz.has('billing:read')
$$;

REVOKE ALL ON FUNCTION authz.billed_counts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.billed_counts() TO bailiwick_app;
