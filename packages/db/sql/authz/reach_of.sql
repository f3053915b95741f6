-- What a person holds in one workspace: organization role, direct role and teams combined; without a workspace, the
-- organization role alone.
CREATE FUNCTION authz.reach_of(org uuid, workspace uuid, person uuid) RETURNS bit(256)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(bit_or(r.permissions), repeat('0', 256)::bit(256)) FROM (
    SELECT p.level, p.role FROM organization_member p WHERE p.org_id = org AND p.user_id = person
      AND authz.runs(p.ends_at)
    UNION ALL
    SELECT m.level, m.role FROM member m
      WHERE m.org_id = org AND m.workspace_id = reach_of.workspace AND m.user_id = person
        AND authz.runs(m.ends_at)
    UNION ALL
    SELECT g.level, g.role FROM team_member t
      JOIN team_grant g ON g.org_id = t.org_id AND g.team_id = t.team_id AND g.workspace_id = reach_of.workspace
      WHERE t.org_id = org AND t.user_id = person AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
  ) given JOIN role r ON r.org_id = org AND r.level = given.level AND r.key = given.role
$$;

REVOKE ALL ON FUNCTION authz.reach_of(uuid, uuid, uuid) FROM PUBLIC;
