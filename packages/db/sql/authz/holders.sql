-- People who hold a permission in the context's workspace and can sign in, highest role first: the ones who could help.
CREATE FUNCTION authz.holders(permission text, count integer) RETURNS TABLE (user_id uuid, name text, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT x.user_id, min(x.name), min(x.email) FROM (
    SELECT p.user_id, p.name, p.sort_name, p.email, p.level, p.role FROM organization_member p
      WHERE p.org_id = authz.org_id() AND p.active AND authz.runs(p.ends_at)
    UNION ALL
    SELECT m.user_id, m.name, m.sort_name, m.email, m.level, m.role FROM member m
      WHERE m.org_id = authz.org_id() AND m.workspace_id = authz.workspace_id() AND m.active
        AND authz.runs(m.ends_at)
    UNION ALL
    SELECT t.user_id, t.name, t.sort_name, t.email, g.level, g.role FROM team_member t
      JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id AND g.workspace_id = authz.workspace_id()
      WHERE t.org_id = authz.org_id() AND t.active AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
  ) x JOIN role r ON r.org_id = authz.org_id() AND r.level = x.level AND r.key = x.role
  WHERE get_bit(r.permissions, authz.bit_here(permission)) = 1
    AND (authz.has('member:read') OR authz.has('organization:read'))
  GROUP BY x.user_id ORDER BY max(r.rank) DESC, min(x.sort_name), x.user_id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.holders(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.holders(text, integer) TO bailiwick_app;
