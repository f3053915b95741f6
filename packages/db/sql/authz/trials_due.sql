-- The trials of security policies that ended without anyone confirming them, and that are still to be recorded.
CREATE FUNCTION authz.trials_due(count integer) RETURNS TABLE (org_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.org_id, p.id FROM security_policy p
  WHERE p.trial_until <= now() AND p.settled IS NULL ORDER BY p.trial_until, p.id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.trials_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.trials_due(integer) TO bailiwick_worker;
