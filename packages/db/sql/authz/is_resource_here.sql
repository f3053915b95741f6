-- Is there a resource of this kind at the context's place, its own or one that is shared with it? For those who can ask what
-- others can do; others look for themselves.
CREATE FUNCTION authz.is_resource_here(of_kind text, resource uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT authz.has('access:check') AND EXISTS (
    SELECT FROM resource r JOIN resource_root t ON t.org_id = r.org_id AND t.id = r.root_id
    WHERE r.org_id = authz.org_id() AND r.id = is_resource_here.resource AND r.kind = of_kind
      AND (t.workspace_id = authz.workspace_id() OR (t.workspace_id IS NULL AND (NOT t.chosen OR EXISTS (
        SELECT FROM resource_reach x
        WHERE x.org_id = t.org_id AND x.root_id = t.id AND x.workspace_id = authz.workspace_id())))))
$$;

REVOKE ALL ON FUNCTION authz.is_resource_here(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.is_resource_here(text, uuid) TO bailiwick_app;
