-- Gives the target of a transfer the custom roles and the people that the workspace needs there. Only
-- authz.transfer_workspace calls it, which decides that.
--   joining   of each person who is new there, a free id and slugs to try, for a private workspace
CREATE FUNCTION authz.transfer_access(workspace uuid, org uuid, target uuid, joining jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  made role;
  person record;
  joins_as text;
BEGIN
  FOR made IN
    INSERT INTO role (org_id, level, key, name, description, rank, built_in, permissions)
      SELECT target, r.level, r.key, r.name, r.description, r.rank, false, r.permissions
      FROM authz.transfer_roles(org, transfer_access.workspace, target) n
      JOIN role r ON r.org_id = org AND r.level = 'workspace' AND r.key = n.key
      WHERE NOT n.is_there
      RETURNING *
  LOOP
    PERFORM authz.record_in(target, NULL, 'role.created', 'role', made.key, made.name, NULL,
      json_build_object('level', made.level, 'name', made.name, 'description', made.description));
  END LOOP;
  SELECT b.default_org_role INTO joins_as FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint WHERE o.id = target;
  FOR person IN
    SELECT u.id, u.email, p.ends_at, j.given FROM authz.transfer_people(org, transfer_access.workspace, target) p
    JOIN identity."user" u ON u.id = p.user_id
    LEFT JOIN jsonb_array_elements(joining) j (given) ON j.given ->> 'userId' = u.id::text
  LOOP
    PERFORM authz.record_in(target, NULL, 'organization.member_added', 'user', person.id::text, person.email, NULL,
      json_build_object('role', joins_as));
    PERFORM authz.seat_in_organization(target, person.id, joins_as, (person.given ->> 'workspace')::uuid,
      ARRAY(SELECT jsonb_array_elements_text(person.given -> 'slugs')), person.ends_at, authz.person_id());
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION authz.transfer_access(uuid, uuid, uuid, jsonb) FROM PUBLIC;
