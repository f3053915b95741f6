-- The people who join an organization with a workspace: its members, and those of its teams, who do not belong there yet.
CREATE FUNCTION authz.transfer_people(org uuid, workspace uuid, target uuid) RETURNS TABLE (user_id uuid)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT x.user_id FROM (
    SELECT m.user_id FROM member m WHERE m.org_id = org AND m.workspace_id = transfer_people.workspace
    UNION SELECT t.user_id FROM team_grant g JOIN team_member t ON t.org_id = g.org_id AND t.team_id = g.team_id
      WHERE g.org_id = org AND g.workspace_id = transfer_people.workspace
  ) x
  WHERE NOT EXISTS (SELECT FROM organization_member p WHERE p.org_id = target AND p.user_id = x.user_id)
  ORDER BY x.user_id
$$;

REVOKE ALL ON FUNCTION authz.transfer_people(uuid, uuid, uuid) FROM PUBLIC;
