-- Everyone's permissions in the workspaces of the context's organization, limited to what each state allows: one row
-- per person and workspace (null for the organization itself), with when the first part of it ends by itself. For the preview of effects, which reads it before and
-- after a change that it rolls back. `workspace` and `people` narrow it down; at most `count` rows.
CREATE FUNCTION authz.access_map(workspace uuid, people uuid[], count integer)
RETURNS TABLE (user_id uuid, name text, email text, workspace_id uuid, workspace_name text, permissions bit(256),
  ends_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH held AS (
    SELECT r.level, r.key, r.permissions FROM role r WHERE r.org_id = authz.org_id()
  ), given AS (
    SELECT p.user_id, p.name, p.email, NULL::uuid AS workspace_id, h.permissions & ~authz.level_mask('workspace') AS permissions,
        p.ends_at
      FROM organization_member p JOIN held h ON h.level = p.level AND h.key = p.role
      WHERE p.org_id = authz.org_id() AND p.active AND authz.runs(p.ends_at)
    UNION ALL
    SELECT p.user_id, p.name, p.email, w.id, h.permissions & authz.level_mask('workspace'), p.ends_at
      FROM held h
      JOIN organization_member p ON p.org_id = authz.org_id() AND p.role = h.key AND p.active AND authz.runs(p.ends_at)
      JOIN workspace w ON w.org_id = p.org_id
      WHERE h.level = 'organization' AND (h.permissions & authz.level_mask('workspace')) <> repeat('0', 256)::bit(256)
    UNION ALL
    SELECT m.user_id, m.name, m.email, m.workspace_id, h.permissions, m.ends_at
      FROM member m JOIN held h ON h.level = m.level AND h.key = m.role
      WHERE m.org_id = authz.org_id() AND m.active AND authz.runs(m.ends_at)
    UNION ALL
    SELECT t.user_id, t.name, t.email, g.workspace_id, h.permissions, least(t.ends_at, g.ends_at)
      FROM team_member t JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id
      JOIN held h ON h.level = g.level AND h.key = g.role
      WHERE t.org_id = authz.org_id() AND t.active AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
  ), usable AS (
    SELECT g.user_id, g.name, g.email, g.workspace_id, w.name AS workspace_name,
      g.permissions & coalesce(s.permissions, g.permissions) AS permissions, g.ends_at
    FROM given g
    JOIN organization o ON o.id = authz.org_id()
    LEFT JOIN workspace w ON w.org_id = o.id AND w.id = g.workspace_id
    LEFT JOIN authz.blueprint_state_mask s ON s.blueprint = o.blueprint AND s.state = w.state
    WHERE (access_map.workspace IS NULL OR g.workspace_id = access_map.workspace)
      AND (access_map.people IS NULL OR g.user_id = ANY (access_map.people))
      AND (authz.has('member:read') OR authz.has('organization_member:read') OR authz.has('role:update')
        OR authz.has('team_member:add') OR g.user_id = authz.person_id())
  )
  SELECT u.user_id, min(u.name), min(u.email), u.workspace_id, u.workspace_name, bit_or(u.permissions), min(u.ends_at)
  FROM usable u WHERE u.permissions <> repeat('0', 256)::bit(256)
  GROUP BY u.user_id, u.workspace_id, u.workspace_name
  ORDER BY u.user_id, u.workspace_id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.access_map(uuid, uuid[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.access_map(uuid, uuid[], integer) TO bailiwick_app;
