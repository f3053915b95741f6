-- The sources of a person's access to the context's workspace. Everyone can read their own.
CREATE FUNCTION authz.grants_of(person uuid) RETURNS TABLE (source text, role text, team_id uuid, team_name text, ends_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.* FROM (
    SELECT 'direct', m.role, NULL::uuid, NULL::text, m.ends_at FROM member m
      WHERE m.org_id = authz.org_id() AND m.workspace_id = authz.workspace_id() AND m.user_id = person AND authz.runs(m.ends_at)
    UNION ALL
    SELECT 'team', g.role, t.id, t.name, least(tm.ends_at, g.ends_at) FROM team_member tm
      JOIN team_grant g ON g.org_id = tm.org_id AND g.team_id = tm.team_id AND g.workspace_id = authz.workspace_id()
      JOIN team t ON t.org_id = tm.org_id AND t.id = tm.team_id
      WHERE tm.org_id = authz.org_id() AND tm.user_id = person AND authz.runs(tm.ends_at) AND authz.runs(g.ends_at)
    UNION ALL
    SELECT 'organization', p.role, NULL, NULL, p.ends_at FROM organization_member p
      WHERE p.org_id = authz.org_id() AND p.user_id = person AND authz.runs(p.ends_at)
  ) g (source, role, team_id, team_name, ends_at)
  WHERE person = authz.person_id() OR authz.has('member:read')
$$;

REVOKE ALL ON FUNCTION authz.grants_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.grants_of(uuid) TO bailiwick_app;
