-- Takes the slug of a workspace that the context's actor creates in the context's organization; false when taken.
-- Called before the workspace is inserted.
CREATE FUNCTION authz.claim_workspace_slug(workspace uuid, wanted text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  scope text;
BEGIN
  IF NOT authz.has('workspace:create') THEN
    RAISE EXCEPTION 'workspace:create is not held here' USING ERRCODE = '42501';
  END IF;
  IF EXISTS (SELECT 1 FROM workspace w WHERE w.id = claim_workspace_slug.workspace) THEN
    RAISE EXCEPTION 'the workspace exists' USING ERRCODE = '42501';
  END IF;
  SELECT CASE b.slug_scope WHEN 'instance' THEN 'workspaces' ELSE o.id::text END INTO STRICT scope
    FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = authz.org_id();
  RETURN authz.take_slug(scope, wanted, authz.org_id(), workspace);
END
$$;

REVOKE ALL ON FUNCTION authz.claim_workspace_slug(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.claim_workspace_slug(uuid, text) TO bailiwick_app;
