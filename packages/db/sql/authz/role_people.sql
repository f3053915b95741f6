-- The people who have a role, directly, in the organization or through a team, anywhere; at most `count` people. For
-- people who can edit the role.
CREATE FUNCTION authz.role_people(role_level text, role_key text, count integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT x.user_id FROM (
    SELECT m.user_id FROM member m
      WHERE m.org_id = authz.org_id() AND m.level = role_level AND m.role = role_key AND authz.runs(m.ends_at)
    UNION ALL SELECT p.user_id FROM organization_member p
      WHERE p.org_id = authz.org_id() AND p.level = role_level AND p.role = role_key AND authz.runs(p.ends_at)
    UNION ALL SELECT t.user_id FROM team_grant g JOIN team_member t ON t.org_id = g.org_id AND t.team_id = g.team_id
      WHERE g.org_id = authz.org_id() AND g.level = role_level AND g.role = role_key
        AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
  ) x
  WHERE authz.has('role:update') OR authz.has('role:delete')
  ORDER BY x.user_id LIMIT count
$$;

REVOKE ALL ON FUNCTION authz.role_people(text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.role_people(text, text, integer) TO bailiwick_app;
