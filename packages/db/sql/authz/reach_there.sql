-- What the actor holds in another workspace, for what concerns two of them: all of it, whatever that workspace's state. No
-- row for one that they can't enter, as if there were none. It is named by its id, by its slug in the context's
-- organization, or as in authz.find_workspace; one of another tenant is found where workspaces are tenants of their own.
CREATE FUNCTION authz.reach_there(ref text)
RETURNS TABLE (org_id uuid, org_slug text, org_name text, id uuid, slug text, name text, state text, is_default boolean, permissions bit(256))
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH named AS (
    SELECT s.workspace_id AS id FROM slug s
      WHERE s.namespace = authz.org_id()::text AND s.slug = ref AND s.status IN ('current', 'redirect')
    UNION SELECT f.workspace FROM authz.find_workspace(ref) f
  )
  SELECT o.id, o.slug, o.name, w.id, w.slug, w.name, w.state, w.is_default, h.permissions
  FROM named n
  JOIN workspace w ON w.id = n.id
  JOIN organization o ON o.id = w.org_id AND o.state IN ('active', 'deletion_requested')
  JOIN authz.blueprint b ON b.key = o.blueprint AND b.key = current_setting('authz.blueprint', true)
  JOIN authz.blueprint_level_mask l ON l.blueprint = b.key AND l.level = 'workspace'
  JOIN authz.blueprint_state_mask s ON s.blueprint = b.key AND s.state = w.state
  CROSS JOIN LATERAL (
    SELECT authz.reach_of(o.id, w.id, authz.person_id()) | CASE WHEN o.id = authz.org_id()
      THEN nullif(current_setting('authz.organization_permissions', true), '')::bit(256)
      ELSE repeat('0', 256)::bit(256) END AS permissions
  ) h
  WHERE (o.id = authz.org_id() OR b.topology = 'flat') AND coalesce(o.id = authz.confined_to(), true)
    AND (h.permissions & l.permissions & s.permissions) <> repeat('0', 256)::bit(256)
$$;

REVOKE ALL ON FUNCTION authz.reach_there(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.reach_there(text) TO bailiwick_app;
