-- The same for a reviewer, of access at the place that the call entered.
CREATE FUNCTION authz.last_active_here(kind text, subject uuid) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authz.last_active(authz.org_id(), authz.workspace_id(), kind, subject)
  WHERE authz.has(CASE WHEN authz.workspace_id() IS NULL THEN 'organization_access_review:read' ELSE 'access_review:read' END)
$$;

REVOKE ALL ON FUNCTION authz.last_active_here(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.last_active_here(text, uuid) TO bailiwick_app;
