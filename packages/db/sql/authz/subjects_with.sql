-- The people, teams or keys that hold a permission at the context's place, by id, after one; before the workspace's state
-- limits it. For those who can ask and see the members.
CREATE FUNCTION authz.subjects_with(kind text, permission text, after uuid, count integer)
RETURNS TABLE (id uuid, name text, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH held AS (
    SELECT r.level, r.key FROM role r
    WHERE r.org_id = authz.org_id() AND get_bit(r.permissions, authz.bit_here(permission)) = 1
  ), found AS (
    SELECT p.user_id AS id, p.name, p.email FROM organization_member p
      WHERE kind = 'user' AND p.org_id = authz.org_id() AND p.active AND authz.runs(p.ends_at)
        AND (p.level, p.role) IN (SELECT h.level, h.key FROM held h)
    UNION ALL
    SELECT m.user_id, m.name, m.email FROM member m
      WHERE kind = 'user' AND m.org_id = authz.org_id() AND m.workspace_id = authz.workspace_id() AND m.active
        AND authz.runs(m.ends_at)
        AND (m.level, m.role) IN (SELECT h.level, h.key FROM held h)
    UNION ALL
    SELECT t.user_id, t.name, t.email FROM team_grant g
      JOIN team_member t ON t.org_id = g.org_id AND t.team_id = g.team_id AND t.active
        AND authz.runs(t.ends_at)
      WHERE kind = 'user' AND g.org_id = authz.org_id() AND g.workspace_id = authz.workspace_id()
        AND authz.runs(g.ends_at)
        AND (g.level, g.role) IN (SELECT h.level, h.key FROM held h)
    UNION ALL
    SELECT t.id, t.name, NULL FROM team_grant g JOIN team t ON t.org_id = g.org_id AND t.id = g.team_id
      WHERE kind = 'team' AND g.org_id = authz.org_id() AND g.workspace_id = authz.workspace_id()
        AND authz.runs(g.ends_at)
        AND (g.level, g.role) IN (SELECT h.level, h.key FROM held h)
    UNION ALL
    SELECT k.id, k.name, NULL FROM key k
      WHERE kind = 'key' AND k.org_id = authz.org_id() AND k.resource_id IS NULL AND k.revoked_at IS NULL
        AND (k.workspace_id IS NULL OR k.workspace_id = authz.workspace_id())
        AND (k.expires_at IS NULL OR k.expires_at > now())
        AND get_bit(k.permissions, authz.bit_here(permission)) = 1
  )
  SELECT f.id, min(f.name), min(f.email) FROM found f
  WHERE authz.has('access:check') AND authz.has('member:read') AND (after IS NULL OR f.id > after)
  GROUP BY f.id ORDER BY f.id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.subjects_with(text, text, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.subjects_with(text, text, uuid, integer) TO bailiwick_app;
