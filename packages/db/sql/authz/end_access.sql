-- Removes access that has ended, and records it in the system's name: of a person in the organization, with all that they have
-- there, of a member, or of a team. Who had another role before an approved request has that again instead. A request for access
-- that no one decided about ends in the same way. Under the organization's lock. False if it is gone, or its end was moved meanwhile.
CREATE FUNCTION authz.end_access(org uuid, kind text, workspace uuid, subject uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  ended record;
BEGIN
  IF kind = 'request' THEN RETURN authz.expire_request(org, subject); END IF;
  IF kind <> 'team' AND authz.give_back(org, workspace, subject) THEN RETURN true; END IF;
  IF kind = 'organization_role' THEN
    SELECT p.email AS name, p.role, p.ends_at INTO ended FROM organization_member p
      WHERE p.org_id = org AND p.user_id = subject AND NOT authz.runs(p.ends_at);
    IF NOT FOUND THEN RETURN false; END IF;
    PERFORM audit.append_system(org, NULL, 'organization.member_access_ended', 'user', subject::text, ended.name,
      json_build_object('role', ended.role, 'endsAt', audit.time_text(ended.ends_at))::text, NULL);
    PERFORM authz.take_out(org, subject, true);
    RETURN true;
  ELSIF kind = 'member' THEN
    DELETE FROM member m
      WHERE m.org_id = org AND m.workspace_id = workspace AND m.user_id = subject AND NOT authz.runs(m.own_end)
      RETURNING m.email AS name, m.role, m.own_end AS ends_at INTO ended;
  ELSE
    DELETE FROM team_grant g USING team t
      WHERE g.org_id = org AND g.workspace_id = workspace AND g.team_id = subject AND NOT authz.runs(g.ends_at)
        AND t.org_id = g.org_id AND t.id = g.team_id
      RETURNING t.name, g.role, g.ends_at INTO ended;
  END IF;
  IF ended IS NULL THEN RETURN false; END IF;
  PERFORM audit.append_system(org, workspace, CASE kind WHEN 'member' THEN 'member.access_ended' ELSE 'team.access_ended' END,
    CASE kind WHEN 'member' THEN 'user' ELSE 'team' END, subject::text, ended.name,
    json_build_object('role', ended.role, 'endsAt', audit.time_text(ended.ends_at))::text, NULL);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION authz.end_access(uuid, text, uuid, uuid) FROM PUBLIC;
