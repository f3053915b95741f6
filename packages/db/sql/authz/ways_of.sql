-- The ways by which a person is in a workspace: organization role, direct role and teams, each with what it holds and when it
-- ends; without a workspace, the organization role alone.
CREATE FUNCTION authz.ways_of(org uuid, workspace uuid, person uuid) RETURNS TABLE (permissions bit(256), ends_at timestamptz)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT r.permissions, given.ends_at FROM (
    SELECT p.level, p.role, p.ends_at FROM organization_member p
      WHERE p.org_id = org AND p.user_id = person AND authz.runs(p.ends_at)
    UNION ALL
    SELECT m.level, m.role, m.ends_at FROM member m
      WHERE m.org_id = org AND m.workspace_id = ways_of.workspace AND m.user_id = person AND authz.runs(m.ends_at)
    UNION ALL
    SELECT g.level, g.role, least(t.ends_at, g.ends_at) FROM team_member t
      JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id AND g.workspace_id = ways_of.workspace
      WHERE t.org_id = org AND t.user_id = person AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
  ) given JOIN role r ON r.org_id = org AND r.level = given.level AND r.key = given.role
$$;

REVOKE ALL ON FUNCTION authz.ways_of(uuid, uuid, uuid) FROM PUBLIC;
