-- The shared workspaces of the context's organization that a person owns: what keeps an end from their organization role. For
-- who can add people to the organization, or change what they are there.
CREATE FUNCTION authz.owned_by(person uuid) RETURNS TABLE (name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.name FROM organization o
  JOIN authz.blueprint b ON b.key = o.blueprint
  JOIN member m ON m.org_id = o.id AND m.user_id = person AND m.role = b.owner_role AND authz.runs(m.ends_at)
  JOIN workspace w ON w.org_id = o.id AND w.id = m.workspace_id AND w.default_for IS DISTINCT FROM person
  WHERE o.id = authz.org_id() AND authz.has_any('organization_member:add', 'organization_member:change_role')
  ORDER BY w.sort_name, w.id
$$;

REVOKE ALL ON FUNCTION authz.owned_by(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.owned_by(uuid) TO bailiwick_app;
