-- Closes the billing cycles of an organization that have ended, for the worker's job.
CREATE FUNCTION authz.close_billing(org uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.lock_organization(org);
  PERFORM authz.bill(org);
END
$$;

REVOKE ALL ON FUNCTION authz.close_billing(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.close_billing(uuid) TO bailiwick_worker;
