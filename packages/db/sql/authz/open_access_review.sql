-- Writes down the access that a campaign reviews which this call's actor has just started at this place.
CREATE FUNCTION authz.open_access_review(review uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM authz.need(CASE WHEN authz.workspace_id() IS NULL THEN 'organization_access_review:manage' ELSE 'access_review:manage' END);
  PERFORM FROM access_review r WHERE r.org_id = authz.org_id() AND r.id = review AND r.started_at = now()
    AND r.workspace_id IS NOT DISTINCT FROM authz.workspace_id() AND r.created_by = authz.actor_id();
  IF NOT FOUND THEN RAISE EXCEPTION 'this access review was not started here' USING ERRCODE = '42501'; END IF;
  RETURN authz.take_access(authz.org_id(), review);
END
$$;

REVOKE ALL ON FUNCTION authz.open_access_review(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.open_access_review(uuid) TO bailiwick_app;
