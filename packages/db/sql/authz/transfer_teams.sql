-- Takes the roles of teams from a workspace that is about to be transferred: a team is created in the target with the same
-- people, and has the role there afterwards; or each of its people gets the highest of its roles themselves. The teams stay
-- where they are. Returns the new teams and their roles. Only authz.transfer_workspace calls it.
CREATE FUNCTION authz.transfer_teams(workspace uuid, org uuid, target uuid, along boolean) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  granted record;
  given jsonb := '[]';
  made uuid;
BEGIN
  FOR granted IN
    SELECT t.id, t.name, g.role, g.ends_at FROM team_grant g JOIN team t ON t.org_id = g.org_id AND t.id = g.team_id
    WHERE along AND g.org_id = org AND g.workspace_id = transfer_teams.workspace
      AND authz.runs(g.ends_at) ORDER BY t.sort_name
  LOOP
    made := gen_random_uuid();
    INSERT INTO team (org_id, id, name, created_by_kind, created_by)
      VALUES (target, made, granted.name, authz.actor_kind(), authz.actor_id());
    PERFORM authz.record_in(target, NULL, 'team.created', 'team', made::text, granted.name, NULL,
      json_build_object('name', granted.name));
    INSERT INTO team_member (org_id, team_id, user_id, name, email, active, created_by_kind, created_by)
      SELECT target, made, p.user_id, p.name, p.email, p.active, authz.actor_kind(), authz.actor_id()
      FROM team_member p WHERE p.org_id = org AND p.team_id = granted.id AND authz.runs(p.ends_at);
    given := given || jsonb_build_object('team', made, 'name', granted.name, 'role', granted.role,
      'endsAt', granted.ends_at);
  END LOOP;
  INSERT INTO member AS m (org_id, workspace_id, user_id, role, name, email, active, created_by_kind, created_by, own_end)
    SELECT DISTINCT ON (p.user_id) org, transfer_teams.workspace, p.user_id, g.role, p.name, p.email, p.active,
      authz.actor_kind(), authz.actor_id(), g.ends_at
    FROM team_grant g
    JOIN team_member p ON p.org_id = g.org_id AND p.team_id = g.team_id
    JOIN role r ON r.org_id = g.org_id AND r.level = g.level AND r.key = g.role
    WHERE NOT along AND g.org_id = org AND g.workspace_id = transfer_teams.workspace
      AND authz.runs(p.ends_at) AND authz.runs(g.ends_at)
    ORDER BY p.user_id, r.rank DESC, r.key
    ON CONFLICT ON CONSTRAINT member_pkey DO UPDATE SET role = excluded.role, own_end = excluded.own_end
      -- A role that ends earlier does not take the place of one that stays.
      WHERE coalesce(excluded.own_end, 'infinity') >= coalesce(m.own_end, 'infinity')
        AND (SELECT r.rank FROM role r WHERE r.org_id = m.org_id AND r.level = m.level AND r.key = m.role)
        < (SELECT r.rank FROM role r WHERE r.org_id = m.org_id AND r.level = m.level AND r.key = excluded.role);
  DELETE FROM team_grant g WHERE g.org_id = org AND g.workspace_id = transfer_teams.workspace;
  RETURN given;
END
$$;

REVOKE ALL ON FUNCTION authz.transfer_teams(uuid, uuid, uuid, boolean) FROM PUBLIC;
