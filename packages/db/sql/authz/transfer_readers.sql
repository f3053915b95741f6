-- The people who can open the entered workspace and sign in, wherever it is in this transaction, at most `most`, for the preview
-- of its transfer. Who can't see the members there gets no names.
CREATE FUNCTION authz.transfer_readers(most integer) RETURNS TABLE (user_id uuid, name text, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH place AS (
    SELECT w.org_id, w.id, get_bit(authz.reach_of(w.org_id, w.id, authz.person_id()), authz.bit_of('member:read')) = 1 AS named
    FROM workspace w
    WHERE w.id = authz.workspace_id() AND (authz.has('workspace:transfer') OR authz.has('platform:transfer_workspace'))
  )
  SELECT x.user_id, CASE WHEN s.named THEN min(x.name) END, CASE WHEN s.named THEN min(x.email) END
  FROM place s CROSS JOIN LATERAL (
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
  WHERE get_bit(r.permissions, authz.bit_of('workspace:read')) = 1
  GROUP BY x.user_id, s.named ORDER BY x.user_id LIMIT most
$$;

REVOKE ALL ON FUNCTION authz.transfer_readers(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.transfer_readers(integer) TO bailiwick_app;
