-- The people who can read a kind in a workspace and can sign in, at most `count`: of the entered one, or of one to which the
-- actor can move such a resource. Who can't see the members there gets no names.
CREATE FUNCTION authz.readers(place uuid, kind text, count integer) RETURNS TABLE (user_id uuid, name text, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH seen AS (
    SELECT w.org_id, w.id, CASE WHEN w.id = authz.workspace_id() THEN authz.has('member:read') ELSE
      (SELECT get_bit(t.permissions, authz.bit_of('member:read')) = 1 FROM authz.reach_there(w.id::text) t) END AS named
    FROM workspace w
    WHERE w.id = place AND authz.has(readers.kind || ':move')
      AND ((w.org_id = authz.org_id() AND w.id = authz.workspace_id()) OR authz.may_move(readers.kind, w.id))
  )
  SELECT x.user_id, CASE WHEN s.named THEN min(x.name) END, CASE WHEN s.named THEN min(x.email) END
  FROM seen s CROSS JOIN LATERAL (
    SELECT p.user_id, p.name, p.email, p.level, p.role FROM organization_member p
      WHERE p.org_id = s.org_id AND p.active AND authz.runs(p.ends_at)
    UNION ALL
    SELECT m.user_id, m.name, m.email, m.level, m.role FROM member m
      WHERE m.org_id = s.org_id AND m.workspace_id = s.id AND m.active AND authz.runs(m.ends_at)
    UNION ALL
    SELECT t.user_id, t.name, t.email, g.level, g.role FROM team_member t
      JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id AND g.workspace_id = s.id
      WHERE t.org_id = s.org_id AND t.active AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
  ) x JOIN role r ON r.org_id = s.org_id AND r.level = x.level AND r.key = x.role
  WHERE get_bit(r.permissions, authz.kind_bit(readers.kind || ':read')) = 1
  GROUP BY x.user_id, s.named ORDER BY x.user_id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.readers(uuid, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.readers(uuid, text, integer) TO bailiwick_app;
