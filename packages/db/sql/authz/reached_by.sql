-- The chosen workspaces of shared resources, as far as the actor can enter them; null for those that they can't, which are
-- there all the same.
CREATE FUNCTION authz.reached_by(roots uuid[]) RETURNS TABLE (root_id uuid, id uuid, slug text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.root_id, t.id, t.slug, t.name
  FROM resource_reach x LEFT JOIN LATERAL authz.reach_there(x.workspace_id::text) t ON t.org_id = x.org_id
  WHERE x.org_id = authz.org_id() AND x.root_id = ANY (roots) AND (authz.workspace_id() IS NULL OR EXISTS (
    SELECT FROM resource_reach h
    WHERE h.org_id = x.org_id AND h.root_id = x.root_id AND h.workspace_id = authz.workspace_id()))
  ORDER BY lower(t.name), t.id
$$;

REVOKE ALL ON FUNCTION authz.reached_by(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.reached_by(uuid[]) TO bailiwick_app;
