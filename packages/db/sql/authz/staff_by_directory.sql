-- Makes the members of a directory's teams those that it says, as far as they are in the organization: of one team or, with null,
-- of all that one person is in. Each is recorded.
CREATE FUNCTION authz.staff_by_directory(org uuid, team uuid, person uuid) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  changed record;
BEGIN
  FOR changed IN
    INSERT INTO team_member (org_id, team_id, user_id, name, email, created_by_kind, created_by)
      SELECT d.org_id, d.team_id, p.user_id, p.address, p.address, authz.actor_kind(), authz.actor_id()
      FROM directory_team_member d JOIN directory_person p ON p.org_id = d.org_id AND p.id = d.member_id
      WHERE d.org_id = org AND (staff_by_directory.team IS NULL OR d.team_id = staff_by_directory.team)
        AND (person IS NULL OR p.user_id = person)
        AND CASE WHEN authz.is_flat(org) THEN authz.is_in(org, p.user_id) ELSE EXISTS (
          SELECT FROM organization_member o WHERE o.org_id = org AND o.user_id = p.user_id AND authz.runs(o.ends_at)) END
      ON CONFLICT DO NOTHING RETURNING team_id, user_id, email
  LOOP
    PERFORM authz.record_for(org, 'team.member_added', changed.user_id, changed.email,
      (SELECT json_build_object('team', t.name) FROM team t WHERE t.org_id = org AND t.id = changed.team_id));
  END LOOP;
  FOR changed IN
    DELETE FROM team_member t WHERE t.org_id = org AND t.team_id = staff_by_directory.team AND NOT EXISTS (
      SELECT FROM directory_team_member d JOIN directory_person p ON p.org_id = d.org_id AND p.id = d.member_id
      WHERE d.org_id = org AND d.team_id = t.team_id AND p.user_id = t.user_id)
      RETURNING t.team_id, t.user_id, t.email
  LOOP
    PERFORM authz.record_in(org, NULL, 'team.member_removed', 'user', changed.user_id::text, changed.email,
      (SELECT json_build_object('team', t.name) FROM team t WHERE t.org_id = org AND t.id = changed.team_id), NULL);
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.staff_by_directory(uuid, uuid, uuid) FROM PUBLIC;
