-- Makes a person a member because their directory says so: in the role in which people come by single sign-on, else the lowest
-- one. Returns why not, or null; who is a member stays what they are.
--   seats   how many members there can be; null for any number
CREATE FUNCTION authz.join_by_directory(p directory_person, seats integer, private_workspace uuid, private_slugs text[]) RETURNS text
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  flat constant boolean := authz.is_flat(p.org_id);
  place uuid;
  first_role text;
  address text;
BEGIN
  SELECT u.email INTO STRICT address FROM identity."user" u WHERE u.id = p.user_id;
  SELECT r.key INTO first_role FROM connection c JOIN role r ON r.org_id = c.org_id AND r.level = c.level AND r.key = c.role
    WHERE c.org_id = p.org_id AND c.stopped IS NULL;
  IF NOT flat THEN
    first_role := coalesce(first_role, (SELECT b.default_org_role FROM organization o JOIN authz.blueprint b ON b.key = o.blueprint
      WHERE o.id = p.org_id));
    PERFORM authz.record_in(p.org_id, NULL, 'organization.member_added', 'user', p.user_id::text, address, NULL,
      json_build_object('role', first_role));
    PERFORM authz.seat_in_organization(p.org_id, p.user_id, first_role, private_workspace, private_slugs, NULL, NULL);
    RETURN NULL;
  END IF;
  SELECT w.id INTO place FROM workspace w WHERE w.org_id = p.org_id AND w.state = 'active';
  IF place IS NULL OR authz.is_full(p.org_id, address, seats) THEN RETURN 'no_seat'; END IF;
  first_role := coalesce(first_role, (SELECT r.key FROM role r WHERE r.org_id = p.org_id AND r.level = 'workspace' AND r.built_in
    ORDER BY r.rank LIMIT 1));
  INSERT INTO member (org_id, workspace_id, user_id, role, name, email, created_by_kind, created_by)
    SELECT p.org_id, place, u.id, first_role, u.name, u.email, authz.actor_kind(), authz.actor_id()
    FROM identity."user" u WHERE u.id = p.user_id;
  PERFORM authz.record_in(p.org_id, place, 'member.added', 'user', p.user_id::text, address, NULL,
    json_build_object('role', first_role));
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION authz.join_by_directory(directory_person, integer, uuid, text[]) FROM PUBLIC;
