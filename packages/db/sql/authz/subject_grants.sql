-- The sources of a subject's access to the context's place, for those who see the members, and for everyone about themselves.
CREATE FUNCTION authz.subject_grants(kind text, subject uuid)
RETURNS TABLE (source text, role text, team_id uuid, team_name text, ends_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT g.* FROM (
    SELECT f.source, f.role, f.team_id, f.team_name, f.ends_at FROM authz.grants_of(subject) f WHERE kind = 'user'
    UNION ALL
    SELECT 'team', g.role, t.id, t.name, g.ends_at FROM team_grant g JOIN team t ON t.org_id = g.org_id AND t.id = g.team_id
      WHERE kind = 'team' AND g.org_id = authz.org_id() AND g.workspace_id = authz.workspace_id() AND g.team_id = subject
        AND authz.runs(g.ends_at)
  ) g (source, role, team_id, team_name, ends_at)
  WHERE authz.has('member:read') OR subject = authz.actor_id()
$$;

REVOKE ALL ON FUNCTION authz.subject_grants(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.subject_grants(text, uuid) TO bailiwick_app;
