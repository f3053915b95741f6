-- Everyone who can sign in and is in a workspace, in each role by which they are: of the organization, directly, by a team.
CREATE FUNCTION authz.people_in(org uuid, workspace uuid) RETURNS TABLE (user_id uuid, role text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT p.user_id, p.role FROM organization_member p WHERE p.org_id = org AND p.active AND authz.runs(p.ends_at)
  UNION SELECT m.user_id, m.role FROM member m
    WHERE m.org_id = org AND m.workspace_id = people_in.workspace AND m.active AND authz.runs(m.ends_at)
  UNION SELECT t.user_id, g.role FROM team_member t
    JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id AND g.workspace_id = people_in.workspace
    WHERE t.org_id = org AND t.active AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
$$;

REVOKE ALL ON FUNCTION authz.people_in(uuid, uuid) FROM PUBLIC;
