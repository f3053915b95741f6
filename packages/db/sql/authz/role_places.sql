-- Where a role is assigned: each workspace (null for the organization itself), how often, and what the actor holds
-- there, which bounds changing or deleting the role.
CREATE FUNCTION authz.role_places(role_level text, role_key text)
RETURNS TABLE (workspace_id uuid, grants integer, held bit(256))
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.workspace_id, pg_catalog.count(*)::integer, authz.held_in(g.workspace_id)
  FROM (
    SELECT m.workspace_id FROM member m
      WHERE m.org_id = authz.org_id() AND m.level = role_level AND m.role = role_key
    UNION ALL SELECT t.workspace_id FROM team_grant t
      WHERE t.org_id = authz.org_id() AND t.level = role_level AND t.role = role_key
    UNION ALL SELECT NULL FROM organization_member p
      WHERE p.org_id = authz.org_id() AND p.level = role_level AND p.role = role_key
    UNION ALL SELECT i.workspace_id FROM invitation i
      WHERE i.org_id = authz.org_id() AND i.level = role_level AND i.open_role = role_key
  ) g
  WHERE authz.has('role:create') OR authz.has('role:update') OR authz.has('role:delete')
  GROUP BY g.workspace_id
$$;

REVOKE ALL ON FUNCTION authz.role_places(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.role_places(text, text) TO bailiwick_app;
