-- The workspaces that the signed-in person can enter, by name: at most `count` of them after the position `after_name`,
-- `after_id` (both null for the first page), each with the total number. Archived and deleted ones only on request.
CREATE FUNCTION authz.my_workspaces(search text, every_state boolean, after_name text, after_id uuid, count integer)
RETURNS TABLE (org_id uuid, org_slug text, org_name text, blueprint text, id uuid, slug text, name text,
               description text, state text, is_default boolean, role text, role_name text, permissions bit(256),
               purge_after timestamptz, sort_name text, total integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH reached AS (
    SELECT m.org_id, m.workspace_id, m.role, r.name, r.rank, r.permissions
      FROM member m JOIN role r ON r.org_id = m.org_id AND r.level = m.level AND r.key = m.role
      WHERE m.user_id = authz.person_id()
    UNION ALL
    SELECT g.org_id, g.workspace_id, g.role, r.name, r.rank, r.permissions
      FROM team_member t JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id
      JOIN role r ON r.org_id = g.org_id AND r.level = g.level AND r.key = g.role
      WHERE t.user_id = authz.person_id()
    UNION ALL
    SELECT w.org_id, w.id, NULL, NULL, NULL, r.permissions
      FROM organization_member p JOIN role r ON r.org_id = p.org_id AND r.level = p.level AND r.key = p.role
      JOIN workspace w ON w.org_id = p.org_id
      WHERE p.user_id = authz.person_id()
        AND get_bit(r.permissions, (SELECT bit FROM authz.permission WHERE permission.name = 'workspace:read')) = 1
  ), usable AS (
    SELECT x.org_id, x.workspace_id, (array_agg(x.role ORDER BY x.rank DESC NULLS LAST))[1] AS role,
      (array_agg(x.name ORDER BY x.rank DESC NULLS LAST))[1] AS role_name,
      bit_or(x.permissions) AS permissions
    FROM reached x GROUP BY x.org_id, x.workspace_id
  ), found AS (
    SELECT o.id AS org_id, o.slug AS org_slug, o.name AS org_name, o.blueprint, w.id, w.slug, w.name, w.description,
      w.state, w.is_default, u.role, u.role_name, u.permissions, w.purge_after, w.sort_name,
      pg_catalog.count(*) OVER ()::integer AS total
    FROM usable u
    JOIN workspace w ON w.org_id = u.org_id AND w.id = u.workspace_id
    JOIN organization o ON o.id = w.org_id
    JOIN authz.blueprint_level_mask l ON l.blueprint = o.blueprint AND l.level = 'workspace'
    JOIN authz.blueprint_state_mask s ON s.blueprint = o.blueprint AND s.state = w.state
    WHERE o.state IN ('active', 'deletion_requested') AND coalesce(o.id = authz.confined_to(), true) AND (every_state OR w.state = 'active')
      AND (u.permissions & s.permissions & l.permissions) <> repeat('0', 256)::bit(256)
      AND (search = '' OR position((SELECT authz.search_key(search)) IN w.search_name) > 0
        OR position((SELECT authz.search_key(search)) IN w.slug) > 0)
  )
  SELECT f.* FROM found f WHERE after_id IS NULL OR (f.sort_name, f.id) > (after_name, after_id)
  ORDER BY f.sort_name, f.id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.my_workspaces(text, boolean, text, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.my_workspaces(text, boolean, text, uuid, integer) TO bailiwick_app;
