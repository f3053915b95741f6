-- The people who join an organization with a workspace: its members, and those of its teams, who do not belong there yet; with
-- when the last of their ways into the workspace ends, null if one does not.
CREATE FUNCTION authz.transfer_people(org uuid, workspace uuid, target uuid) RETURNS TABLE (user_id uuid, ends_at timestamptz)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT x.user_id, CASE WHEN bool_and(x.ends_at IS NOT NULL) THEN max(x.ends_at) END FROM (
    SELECT m.user_id, m.ends_at FROM member m
      WHERE m.org_id = org AND m.workspace_id = transfer_people.workspace AND authz.runs(m.ends_at)
    UNION ALL SELECT t.user_id, least(t.ends_at, g.ends_at) FROM team_grant g JOIN team_member t ON t.org_id = g.org_id AND t.team_id = g.team_id
      WHERE g.org_id = org AND g.workspace_id = transfer_people.workspace
        AND authz.runs(t.ends_at) AND authz.runs(g.ends_at)
  ) x
  WHERE NOT EXISTS (SELECT FROM organization_member p WHERE p.org_id = target AND p.user_id = x.user_id
    AND authz.runs(p.ends_at))
  GROUP BY x.user_id ORDER BY x.user_id
$$;

REVOKE ALL ON FUNCTION authz.transfer_people(uuid, uuid, uuid) FROM PUBLIC;
