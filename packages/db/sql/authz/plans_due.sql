-- Organizations whose plan changed after its features were last applied.
CREATE FUNCTION authz.plans_due(count integer) RETURNS TABLE (org_id uuid, blueprint text, plan text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.id, o.blueprint, o.plan FROM organization o WHERE o.plan_pending AND o.state <> 'purged' ORDER BY o.id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.plans_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.plans_due(integer) TO bailiwick_worker;
